import { html, live } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { placeOf } from "./values.js";
import { words } from "./words.js";

/** Both versions of what two people changed at the same time, field by field. */
export const conflictDialog = ({ form, fieldWords = {}, valueWords = plainWords } = {}, actions) =>
  dialog({
    title: words.conflictTitle,
    isOpen: Boolean(form?.conflict),
    onClose: () => form.cancelConflict(),
    body: html`
      <p class="quiet">${words.conflictBody}</p>
      ${form?.conflict?.fields.map((field, number) => conflictingField(form, field, number, fieldWords, valueWords))}`,
    footer: html`
      <button type="button" class="button" @click=${() => form.cancelConflict()}>${words.goOnEditing}</button>
      <button type="button" class="button primary" @click=${actions.resolve}>${words.saveChosen}</button>`,
  });

const conflictingField = (form, field, number, fieldWords, valueWords) => html`
  <fieldset class="set-conflict">
    <legend>${nameOf(field.path, fieldWords)}</legend>
    ${version(form, field, number, { isMine: false, title: words.theirs, value: valueWords(field.path, field.theirs) })}
    ${version(form, field, number, { isMine: true, title: words.yours, value: valueWords(field.path, field.mine) })}
  </fieldset>`;

const version = (form, field, number, { isMine, title, value }) => html`
  <label>
    <input type="radio" name="conflict-${number}" .checked=${live(field.isMine === isMine)}
      @change=${() => form.choose(field, isMine)} />
    <span><span class="t-label">${title}</span><span class="set-conflict-value" dir="auto">${value}</span></span>
  </label>`;

/** "Rules 3, words": the words of the field's first part, and what follows it. */
function nameOf(path, fieldWords) {
  const [first, ...rest] = path;
  const inner = rest.map((key) => (/^\d+$/.test(key) ? Number(key) + 1 : (fieldWords[key] ?? key)));
  return [fieldWords[placeOf(path)] ?? fieldWords[first] ?? first, ...(fieldWords[placeOf(path)] ? [] : inner)].join(" · ");
}

export function plainWords(path, value) {
  if (value === undefined || value === null || value === "") return words.nothingSet;
  if (typeof value === "boolean") return value ? words.on : words.off;
  return typeof value === "object" ? JSON.stringify(value, null, 1) : String(value);
}
