import { element, words } from "./dom.js";

/** Follows a local reference. */
export function resolve(document, node) {
  if (node?.$ref === undefined) {
    return node;
  }
  const target = node.$ref.replace(/^#\//, "").split("/");
  return resolve(document, target.reduce((found, name) => found?.[name], document));
}

/** Merges what allOf holds into one object schema. */
export function flatten(document, node) {
  const schema = resolve(document, node);
  const merged = { ...schema, properties: { ...schema.properties }, required: [...(schema.required ?? [])] };
  for (const part of schema.allOf ?? []) {
    const flat = flatten(document, part);
    merged.description ??= flat.description;
    merged.required.push(...flat.required);
    for (const [name, property] of Object.entries(flat.properties)) {
      merged.properties[name] = { ...merged.properties[name], ...property };
    }
  }
  return merged;
}

/** Shows an object schema as a table with a row for each property, nested objects inside. */
export function schemaTable(document, node) {
  const schema = flatten(document, node);
  const rows = Object.entries(schema.properties).map(([name, property]) => row(document, schema, name, property));
  return rows.length === 0
    ? element("p", {}, words(schema.description ?? "Any JSON value."))
    : element("table", {}, element("tbody", {}, rows));
}

function row(document, schema, name, node) {
  const property = resolve(document, node);
  const inner = property.type === "array" ? resolve(document, property.items) : property;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("code", {}, name), schema.required.includes(name) ? "" : element("small", {}, "optional")),
    element(
      "td",
      {},
      element("span", { class: "type" }, type(document, property)),
      element("div", {}, words(node.description ?? property.description ?? "")),
      values(property),
      inner?.properties && element("details", {}, element("summary", {}, "Properties"), schemaTable(document, inner)),
    ),
  );
}

function type(document, schema) {
  if (schema.type === "array") {
    return `list of ${type(document, resolve(document, schema.items))}`;
  }
  return schema.format ?? schema.type ?? "";
}

function values(schema) {
  const known = schema.const === undefined ? schema.enum : [schema.const];
  return known && element("ul", { class: "values" }, known.map((value) => element("li", {}, element("code", {}, String(value)))));
}
