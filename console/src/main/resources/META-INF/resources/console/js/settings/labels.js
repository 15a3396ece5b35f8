import { html, live, nothing } from "../lib/html.js";
import { colourDot } from "../parts/colour-dot.js";
import { emptyState } from "../parts/empty-state.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { textField } from "./fields.js";
import { extended, listPage } from "./list-page.js";
import { backToList, moreButton } from "./list-parts.js";
import { itemSource } from "./sources.js";
import { labels as words } from "./words.js";

const COLOURS = ["#c2410c", "#b45309", "#4d7c0f", "#0f766e", "#0369a1", "#4338ca", "#7c3aed", "#be185d", "#57534e"];

/** The page of labels, which people put on conversations. */
export function createLabelsPage(context) {
  const page = listPage(context, {
    name: "labels",
    path: "/api/labels",
    newItem: () => ({ name: "", colour: COLOURS[0] }),
    source: (item) => itemSource("/api/labels", ["name", "colour"], item),
    events: ["label.updated", "label.deleted"],
    words,
  });
  const mayChange = () => !context.isReadOnly && context.has("admin");
  return extended(page, {
    shownFields: ["name", "colour"],
    fieldWords: words.fields,
    title: () => (page.id ? words.one : words.title),
    headActions: () => (page.id || !mayChange() ? nothing : addButton()),
    main: () => (page.id ? editor(page) : list(page, mayChange())),
    get beside() {
      return page.id ? () => preview(page.form) : undefined;
    },
  });
}

const addButton = () => html`<a class="button primary" href="/settings/labels/new">${icon("plus", "small")} ${words.add}</a>`;

function list(page, mayChange) {
  const { items } = page;
  if (items.length === 0) return emptyState({ icon: "tag", words: words.none, detail: words.noneDetail, action: mayChange && addButton() });
  return html`
    <ul class="set-list">
      ${items.map(
        (label) => html`
          <li>
            <a href="/settings/labels/${label.id}">${colourDot(label.colour)} <b dir="auto">${label.name}</b></a>
            ${mayChange ? removeButton(page, label) : nothing}
          </li>`,
      )}
    </ul>
    ${moreButton(page.list)}`;
}

const removeButton = (page, label) => html`
  <button type="button" class="button ghost icon small" aria-label=${words.remove(label.name)} title=${words.remove(label.name)}
    @click=${() => page.remove(label)}>${icon("trash-2", "small")}</button>`;

const editor = ({ form }) => html`
  ${backToList("/settings/labels", words.title)}
  ${textField(form, "name", { label: words.fields.name, most: 50 })}
  ${form.isReadOnly ? colourDot(form.get("colour")) : colours(form)}`;

/** The label as it stands in the inbox and beside a contact. */
const preview = (form) => html`
  <h3 class="t-sect">${words.preview}</h3>
  <p><span class="chip">${colourDot(form.get("colour"))}<span dir="auto">${form.get("name")?.trim() || words.unnamed}</span></span></p>
  <p class="t-meta">${words.previewHint}</p>`;

const colours = (form) => html`
  <fieldset class="colours">
    <legend class="t-label">${words.fields.colour}</legend>
    ${COLOURS.map(
      (colour) => html`
        <label title=${colour}>
          <input type="radio" name="colour" aria-label=${colour} .checked=${live(form.get("colour") === colour)}
            @change=${() => form.set("colour", colour)} />
          ${colourDot(colour)}
        </label>`,
    )}
    ${field({
      label: words.ownColour,
      problem: form.problemOf("colour"),
      control: ({ id, describedBy }) => html`<input type="color" id=${id} aria-describedby=${describedBy}
        .value=${live(form.get("colour"))} @input=${({ target }) => form.set("colour", target.value)} />`,
    })}
  </fieldset>`;
