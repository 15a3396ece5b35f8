import { html, live, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { strip } from "../parts/strip.js";
import { time } from "../parts/time.js";
import { recordList, recordsAddress, stateChoice } from "./records-view.js";
import { reasonWords, words } from "./words.js";

const KIND = "rejected-webhooks";

/** The webhooks that were turned away, by reason, under a filter. */
export const quarantineView = (state, actions) => html`
  ${stateChoice(state.quarantine, actions)} ${head(state, actions)} ${filterForm(state, actions)}
  ${recordList(state.quarantine, state, actions)}`;

function head({ quarantine }, actions) {
  const counts = quarantine.counts.value;
  if (quarantine.filter.state || !counts?.items.length) return nothing;
  return html`
    <div class="op-head">
      <p role="status">${words.waits(quarantine.waiting, KIND)}</p>
      ${tryButtons(quarantine, actions)}
    </div>
    ${counts.complete ? nothing : html`<p class="t-meta">${words.notAllCounted}</p>`}
    <ul class="op-reasons">
      ${counts.items.map((group) => html`<li>${reasonCount(group, quarantine)}</li>`)}
    </ul>
    ${words.meanings[quarantine.filter.reason] ? strip({ words: words.meanings[quarantine.filter.reason] }) : nothing}`;
}

/** What is tried again is what the filter selects. */
const tryButtons = (quarantine, { replay, discard }) => html`
  <span class="op-buttons">
    <button type="button" class="button primary" data-testid="try-all"
      @click=${() => replay(KIND, quarantine.selection, quarantine.isNarrowed ? undefined : quarantine.waiting)}>
      ${icon("rotate-ccw", "small")}${quarantine.isNarrowed ? words.tryMatching : words.tryAll(quarantine.waiting)}
    </button>
    ${quarantine.isNarrowed
      ? html`<button type="button" class="button ghost" @click=${() => discard(KIND, quarantine.selection)}>${words.discardMatching}</button>`
      : nothing}
  </span>`;

const reasonCount = ({ reason, count, since }, quarantine) => html`
  <a class="op-count" aria-current=${quarantine.filter.reason === reason ? "true" : nothing}
    href=${recordsAddress(quarantine, { reason: quarantine.filter.reason === reason ? "" : reason })}>
    <b>${reasonWords(reason)}</b> <span class="num">${count}</span> <span class="t-meta">${words.since} ${time(since)}</span>
  </a>`;

function filterForm({ quarantine }, { narrow }) {
  const { filter } = quarantine;
  const submit = (event) => {
    event.preventDefault();
    narrow(recordsAddress(quarantine, Object.fromEntries(new FormData(event.currentTarget))));
  };
  return html`
    <form class="op-filter" aria-label=${words.filter} @submit=${submit} @change=${({ currentTarget }) => currentTarget.requestSubmit()}>
      ${labelled(words.fields.account, html`<span class="field"><input name="account" placeholder=${words.accountHint} autocomplete="off" .value=${live(filter.account)} /></span>`)}
      ${labelled(words.fields.reason, reasons(quarantine))}
      ${["from", "to"].map((name) =>
        labelled(words.fields[name], html`<span class="field"><input name=${name} type="datetime-local" .value=${live(filter[name])} /></span>`),
      )}
      <button class="visually-hidden" tabindex="-1">${words.filter}</button>
      ${quarantine.isNarrowed ? html`<a class="button ghost" href="/operator/quarantine">${words.clear}</a>` : nothing}
    </form>`;
}

const labelled = (label, control) => html`<label class="labelled"><span class="t-label">${label}</span>${control}</label>`;

/** Those that wait, and the one that is chosen. */
function reasons({ filter, counts }) {
  const known = new Set([...(counts.value?.items.map(({ reason }) => reason) ?? []), ...(filter.reason ? [filter.reason] : [])]);
  return html`
    <select class="field" name="reason">
      <option value="" ?selected=${!filter.reason}>${words.allReasons}</option>
      ${[...known].map((reason) => html`<option value=${reason} ?selected=${filter.reason === reason}>${reasonWords(reason)}</option>`)}
    </select>`;
}
