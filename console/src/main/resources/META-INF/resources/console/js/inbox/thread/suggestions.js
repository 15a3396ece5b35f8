import { filled } from "./outbound.js";

const MOST = 8;

/**
 * What the text before the caret asks for: `{kind: "templates" | "mentions", query, from}`, of a template with the
 * `length` of what it takes the place of; undefined for nothing.
 */
export function askedFor(text, caret, mode) {
  const before = text.slice(0, caret);
  const template = mode === "reply" && before.match(/^\/([^\s/]*)$/);
  if (template && text.slice(caret).trim() === "") return { kind: "templates", query: template[1], from: 0, length: text.length };
  const mention = mode === "note" && before.match(/(?:^|[\s(])@([\p{L}\p{N} .'-]{0,30})$/u);
  if (mention) return { kind: "mentions", query: mention[1], from: caret - mention[1].length - 1 };
  return undefined;
}

/** The popup with what it offers now: templates may still have been on their way when it opened. */
export function withItems(popup, { templates, conversation, members, session }) {
  if (popup?.kind === "mentions") return { ...popup, items: matchingMembers(members.all(), popup.query, session.id) };
  if (popup?.kind !== "templates") return popup;
  return { ...popup, items: matchingTemplates(templates.wanted().value ?? [], popup.query, conversation.channel) };
}

/** Templates for a channel whose name or text has what was typed; those whose name begins with it come first. */
export function matchingTemplates(templates, query, channel) {
  const wanted = query.toLowerCase();
  const place = ({ name, body }) => {
    const [inName, inBody] = [name.toLowerCase().indexOf(wanted), body.toLowerCase().indexOf(wanted)];
    return inName >= 0 ? inName : inBody >= 0 ? 1000 + inBody : -1;
  };
  return templates
    .filter((template) => !template.channel || template.channel === channel)
    .filter((template) => place(template) >= 0)
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
    .slice(0, MOST);
}

export function matchingMembers(members, query, ownId) {
  const wanted = query.toLowerCase();
  return members
    .filter(({ id, name }) => id !== ownId && name.toLowerCase().split(/\s+/).some((part, index, all) => all.slice(index).join(" ").startsWith(wanted)))
    .slice(0, MOST);
}

/** The values of a template's variables that need not be asked for. */
export function knownValues({ contact, theirAddress, ourAddress, contactName }) {
  return {
    "contact.name": contact?.name || contactName || contact?.display || theirAddress,
    "contact.address": theirAddress,
    "our.address": ourAddress,
  };
}

/** The variables of a template that have no value yet. */
export const missingVariables = ({ variables = [] }, values) => variables.filter((name) => !values[name]?.trim());

export const templateText = ({ body }, values) => filled(body, values);
