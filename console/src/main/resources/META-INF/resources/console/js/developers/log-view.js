import { html, live, nothing } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { dialog } from "../parts/dialog.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { urlComparison } from "../parts/url-comparison.js";
import { curlOf, queryOf } from "./webhook-log.js";
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
  <p class="t-meta" role="status">${log.isPaused ? paused(log) : nothing}</p>
  <div @pointerenter=${() => log.hold(true)} @pointerleave=${() => log.hold(false)}>
    ${whenLoaded(log.pages, { what: words.log, empty: () => none(log), view: (items) => rows(items, log) })}
  </div>
  ${entryDialog(log, context)}`;

/** Since when nothing new is shown, and what came since. */
const paused = (log) => html`
  ${words.pausedAt}${time(log.pause.at, "clock")}${log.pause.missed
    ? html`, ${words.missed(log.pause.missed, log.pause.more)} <button type="button" class="button small" @click=${() => log.loadMissed()}>${words.loadThem}</button>`
    : words.nothingMissed}`;

function filterForm(log, context) {
  const submit = (event) => {
    event.preventDefault();
    context.go(address(Object.fromEntries(new FormData(event.currentTarget))), { replace: true });
  };
  return html`
    <form class="dev-filter" aria-label=${words.filter} @submit=${submit} @change=${({ currentTarget }) => currentTarget.requestSubmit()}>
      ${["sid", "number", "family"].map(
        (name) => html`<label class="field"><span class="visually-hidden">${words.filters[name]}</span
          ><input name=${name} placeholder=${words.placeholders[name]} autocomplete="off" .value=${log.filter[name]} /></label>`,
      )}
      ${["from", "to"].map(
        (name) => html`<label class="field"><span class="t-label">${words[name]}</span
          ><input name=${name} type="datetime-local" .value=${log.filter[name]} /></label>`,
      )}
      <select class="field" name="outcome" aria-label=${words.filters.outcome} .value=${live(log.filter.outcome)}>
        <option value="">${words.allOutcomes}</option>
        <option value="accepted" ?selected=${log.filter.outcome === "accepted"}>${words.kinds.accepted}</option>
        <option value="rejected" ?selected=${log.filter.outcome === "rejected"}>${words.kinds.rejected}</option>
      </select>
      <button class="visually-hidden" tabindex="-1">${words.filter}</button>
    </form>`;
}

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
      { words: "Kind", cell: ({ family }) => family },
      { words: "Outcome", cell: outcome },
      { words: "Answer", align: "end", cell: ({ answer }) => answer?.status ?? "" },
      { words: "ms", align: "end", cell: ({ answer }) => answer?.millis ?? "" },
      { words: "From", cell: ({ parameters }) => parameters?.From?.[0] ?? "" },
    ],
  })}
  ${log.pages.hasMore ? html`<button type="button" class="button" @click=${() => log.pages.more()}>${words.more}</button>` : nothing}`;

const millisOf = (at) => `.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;

const outcome = ({ outcome: name }) =>
  html`<span class="badge ${name === "rejected" ? "bad" : name === "accepted" ? "good" : "info"}">${words.kinds[name] ?? name}</span>`;

const entryDialog = (log, context) =>
  dialog({
    title: log.open?.family ?? words.log,
    kind: "drawer",
    isOpen: Boolean(log.open),
    onClose: () => context.go(address(log.filter), { replace: true }),
    body: log.open ? entry(log.open, log) : nothing,
  });

const entry = (webhook, log) => html`
  <p>${outcome(webhook)} <span class="t-meta">${time(webhook.at, "clock")} ${webhook.reason ?? nothing}</span></p>
  ${webhook.reason ? html`<p>${words.reasons[webhook.reason] ?? webhook.reason}</p>` : nothing}
  ${webhook.outcome === "rejected" ? html`<p class="quiet">${words.unproved}</p>` : nothing}
  <p class="mono dev-break">${webhook.path}</p>
  ${log.comparison ? urlComparison({ comparison: log.comparison, onAsk: () => log.comparison.ask(), note: words.compareNow }) : nothing}
  <p class="t-meta dev-break">${webhook.type ?? nothing} ${webhook.id}</p>
  ${webhook.outcome === "recovered" ? nothing : html`<p class="line">${words.copyCurl} ${copyButton(curlOf(webhook), words.copyCurl)}</p>`}
  <dl class="pairs">
    ${Object.entries({ ...webhook.query, ...webhook.parameters }).map(([name, values]) => html`<dt>${name}</dt><dd dir="auto">${values.join(", ")}</dd>`)}
  </dl>
  ${webhook.answer
    ? html`<h3 class="t-label">${words.answer} ${webhook.answer.status}</h3>
        <pre class="dev-code" tabindex="0" role="region" aria-label=${words.answer}>${webhook.answer.body ?? ""}</pre>`
    : nothing}`;
