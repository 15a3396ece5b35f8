import { html, live, nothing } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { entryDialog, outcome } from "./log-entry-view.js";
import { kindIcon, kindWords } from "./kinds.js";
import { queryOf } from "./webhook-log.js";
import { words } from "./words.js";

const EMULATOR = `curl localhost:8085/control/texts -H 'Content-Type: application/json' \\
  -d '{"from": "+15551230103", "to": "+15005550006", "body": "Hello"}'`;

const address = (filter, open) => `/developers/log?${queryOf(filter, open)}`;

/** The log of webhooks with its filter, and the one that is open. */
export const logView = ({ log, context }) => html`
  <div class="dev-head">
    <p class="quiet">${words.logDetail}</p>
    <button type="button" class="button" data-testid="pause" aria-pressed=${log.isPaused ? "true" : "false"} @click=${() => log.setPaused(!log.isPaused)}>
      ${icon(log.isPaused ? "play" : "pause", "small")} ${log.isPaused ? words.goOn : words.pause}
    </button>
  </div>
  ${filterForm(log, context)}
  <p class="t-meta dev-news" role="status">${log.missed ? newsView(log) : nothing}</p>
  <div @pointerenter=${() => log.hold(true)} @pointerleave=${() => log.hold(false)}>
    ${whenLoaded(log.pages, { what: words.log, empty: () => none(log), view: (items) => rows(items, log) })}
  </div>
  ${entryDialog(log, () => context.go(address(log.filter), { replace: true }))}`;

/** Why nothing new is shown and since when, and what came since. */
function newsView(log) {
  const { reason, at, count, isCounted } = log.missed;
  const load = (label) => html`<button type="button" class="button small" data-testid="load-missed" @click=${() => log.loadMissed()}>${label}</button>`;
  if (reason === "held") return count ? load(words.newer(count)) : nothing;
  const since = html`${reason === "lost" ? words.streamLost : nothing}${words.pausedAt}${time(at, "clock")}`;
  if (count) return html`<span>${since}, ${words.missed(count)}</span>${load(words.loadThem)}`;
  return html`<span>${since}${isCounted ? words.nothingMissed : "."}</span>`;
}

function filterForm(log, context) {
  const submit = (event) => {
    event.preventDefault();
    context.go(address(Object.fromEntries(new FormData(event.currentTarget))), { replace: true });
  };
  return html`
    <form class="dev-filter" aria-label=${words.filter} @submit=${submit} @change=${({ currentTarget }) => currentTarget.requestSubmit()}>
      ${["sid", "number"].map(
        (name) => html`<label class="field"><span class="visually-hidden">${words.filters[name]}</span
          ><input name=${name} placeholder=${words.placeholders[name]} autocomplete="off" .value=${log.filter[name]} /></label>`,
      )}
      ${["from", "to"].map(
        (name) => html`<label class="field"><span class="t-label">${words[name]}</span
          ><input name=${name} type="datetime-local" .value=${log.filter[name]} /></label>`,
      )}
      ${choice("family", log, words.allKinds, Object.entries(words.families).map(option(log.filter.family)))}
      ${choice("status", log, words.allStatuses, Object.entries(words.statuses).map(([label, statuses]) =>
        html`<optgroup label=${label}>${statuses.map((status) => option(log.filter.status)([status, status]))}</optgroup>`))}
      ${choice("outcome", log, words.allOutcomes, Object.entries(words.kinds).map(option(log.filter.outcome)))}
      <button class="visually-hidden" tabindex="-1">${words.filter}</button>
    </form>`;
}

const choice = (name, { filter }, all, options) => html`
  <select class="field" name=${name} aria-label=${words.filters[name]} .value=${live(filter[name])}><option value="">${all}</option>${options}</select>`;

const option = (chosen) => ([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;

const none = (log) =>
  log.isNarrowed
    ? emptyState({ icon: "webhook", words: words.noMatch, action: { words: words.clear, href: "/developers/log" } })
    : html`${emptyState({ icon: "webhook", words: words.noLog, detail: words.noLogDetail })}
        <div class="line"><pre class="dev-code" tabindex="0" role="region" aria-label="curl">${EMULATOR}</pre>${copyButton(EMULATOR, words.copyCurl)}</div>`;

const rows = (items, log) => html`
  ${table({
    caption: words.log,
    rows: items,
    key: ({ id }) => id,
    href: ({ id }) => address(log.filter, id),
    columns: [
      { words: "Time", cell: ({ at }) => html`${time(at, "clock")}<span class="t-meta num">${millisOf(at)}</span>` },
      { words: "Kind", cell: (webhook) => html`<span class="dev-kind">${icon(kindIcon(webhook), "small")}${kindWords(webhook)}</span>` },
      { words: "Outcome", cell: outcome },
      { words: "Answer", align: "end", cell: ({ answer }) => answer?.status ?? "" },
      { words: "ms", align: "end", cell: ({ answer }) => answer?.millis ?? "" },
      { words: "From", cell: ({ parameters }) => parameters?.From?.[0] ?? "" },
    ],
  })}
  ${log.pages.hasMore ? html`<button type="button" class="button" @click=${() => log.pages.more()}>${words.more}</button>` : nothing}`;

const millisOf = (at) => `.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;
