import { areShortcutsOn } from "../frame/shortcuts.js";
import { html, nothing } from "../lib/html.js";
import { moment } from "../lib/times.js";
import { copyButton } from "../parts/copy-button.js";
import { dialog } from "../parts/dialog.js";
import { diff } from "../parts/diff.js";
import { icon } from "../parts/icon.js";
import { changeWords } from "./changes.js";
import { changesOf, fieldInWords } from "./fields.js";
import { auditAddress } from "./filter.js";
import { targetOf } from "./target.js";
import { isProgram, whoWords } from "./who.js";
import { words } from "./words.js";

/** The entry that is open, with all that it says. */
export function entryDialog(state, { close, openNext }) {
  const entry = state.store.open;
  return dialog({
    title: entry ? changeWords(entry) : words.entries,
    kind: "drawer",
    isOpen: Boolean(entry),
    onClose: close,
    body: entry ? content(entry, state, openNext) : nothing,
    footer: html`
      <button type="button" class="button" @click=${() => openNext(-1)}>${icon("chevron-up", "small")}${words.previousEntry}</button>
      <button type="button" class="button" @click=${() => openNext(1)}>${icon("chevron-down", "small")}${words.nextEntry}</button>`,
  });
}

/** The page's own shortcuts rest while a dialog is open. */
function stepByKey({ key, ctrlKey, metaKey, altKey }, openNext) {
  const step = { j: 1, k: -1 }[key];
  if (step && !ctrlKey && !metaKey && !altKey && areShortcutsOn()) openNext(step);
}

const content = (entry, { members, numbers }, openNext) => html`
  <div class="audit-entry" data-testid="open-entry" @keydown=${(event) => stepByKey(event, openNext)}>
    ${links(entry, { members, numbers })}
    <dl class="pairs">
      ${fact(words.outcome, html`<span class="badge ${entry.outcome === "failed" ? "bad" : "good"}">${words.outcomes[entry.outcome] ?? entry.outcome}</span>`)}
      ${fact(words.when, html`<time datetime=${entry.at}>${moment(entry.at)}</time>`)}
      ${fact(words.person, html`<span dir="auto">${whoWords(entry, members)}</span>`)}
      ${entry.roles?.length ? fact(words.roles, entry.roles.join(", ")) : nothing}
      ${isProgram(entry) ? fact(words.client, entry.client) : nothing}
      ${fact(words.on, html`<span class="mono">${entry.target}</span>`)} ${fact(words.change, html`<span class="mono">${entry.what}</span>`)}
      ${fact(words.trace, entry.traceId ? html`<code>${entry.traceId}</code> ${copyButton(entry.traceId, words.copyTrace)}` : words.noTrace)}
    </dl>
    ${valuesOf(entry, members)}
  </div>`;

const fact = (name, value) => html`<dt>${name}</dt><dd>${value}</dd>`;

/** The thing itself, and the entries that have to do with this one. */
function links(entry, sources) {
  const { kind, href } = targetOf(entry, sources);
  return html`<p class="audit-links">
    ${href ? html`<a class="button primary" href=${href}>${words.open(kind)}</a>` : nothing}
    <a class="button" href=${auditAddress({ target: entry.target })}>${words.onThis}</a>
    <a class="button" href=${auditAddress({ subject: entry.subject })}>${words.byThem}</a>
  </p>`;
}

function valuesOf({ before, after }, members) {
  if (before && after) {
    return html`<h3 class="t-label">${words.difference}</h3>
      <div>${diff({ before, after, shown: (field) => fieldInWords(field, members) })}</div>`;
  }
  const values = changesOf({ after: after ?? before }, members);
  if (!values.length) return html`<p class="quiet">${words.noValues}</p>`;
  return html`<h3 class="t-label">${after ? words.wasMade : words.wasBefore}</h3>
    <dl class="pairs">${values.map(({ name, after: value }) => fact(name, html`<span class="value" dir="auto">${value}</span>`))}</dl>`;
}
