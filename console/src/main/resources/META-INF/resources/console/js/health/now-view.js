import { countWords, numberWords } from "../lib/amounts.js";
import { reasonWords } from "../lib/failure-reasons.js";
import { html, nothing } from "../lib/html.js";
import { greyRows, whenLoaded } from "../parts/loaded.js";
import { sparkline } from "../parts/sparkline.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { words } from "./words.js";

/** What comes and goes right now, how fast it is on the screen, what waits, and what was not delivered today. */
export const nowView = ({ traffic, arrivals, waiting, failures }) => html`
  <div class="health-now">
    ${whenLoaded(traffic, { what: words.traffic, view: (kinds) => figures(kinds, arrivals.median) })}
    ${whenLoaded(waiting, { what: words.waitingMessages, skeleton: () => greyRows(1), view: waitingView })}
  </div>
  ${whenLoaded(failures, { what: words.failuresToday, view: failuresView })}`;

const figures = (kinds, median) => html`
  <dl>
    ${Object.entries(kinds).map(([kind, { series, perMinute }]) => figure(words.kinds[kind], rate(perMinute), line(kind, series)))}
    ${figure(words.toScreen, median ? words.millis(median.millis) : words.none, median ? words.measured(median.texts) : words.notMeasured)}
  </dl>`;

const waitingView = ({ count, oldest }) => html`<dl>${figure(words.waiting, countWords(count), oldest ? oldestView(oldest) : words.noneWaits)}</dl>`;

const oldestView = ({ id, conversationId, since }) =>
  html`<a href="/inbox/all/${encodeURIComponent(conversationId)}?around=${encodeURIComponent(id)}">${words.oldestSince} ${time(since, "past")}</a>`;

const figure = (name, value, below) => html`<div><dt class="t-label">${name}</dt><dd class="t-figure num">${value}</dd><dd class="t-meta">${below}</dd></div>`;

const rate = (perMinute) => (perMinute === undefined ? words.none : words.perMinute(numberWords(perMinute)));

const line = (kind, values) =>
  sparkline({ words: words.lastMinutes(words.kinds[kind], values.map((value) => value ?? words.unknown)), values, look: kind.startsWith("calls") ? "voice" : "" });

function failuresView({ from, reasons }) {
  const rows = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  if (!rows.length) return html`<p class="quiet">${words.noFailures}</p>`;
  return html`
    <h3 class="t-label">${words.failuresToday}</h3>
    ${table({
      caption: words.failuresToday,
      key: ([code]) => code,
      rows,
      columns: [
        { words: words.reason, cell: ([code]) => html`${reasonWords(code)} ${code === "unknown" ? nothing : html`<span class="t-meta">${code}</span>`}` },
        { words: words.texts, align: "end", cell: ([, number]) => numberWords(number) },
        { words: words.conversations, cell: ([code]) => html`<a href=${conversationsOf(code, from)}>${words.openThem}<span class="visually-hidden">: ${reasonWords(code)}</span></a>` },
      ],
    })}
    <p class="t-meta">${words.conversationsDetail}</p>`;
}

const conversationsOf = (code, from) => `/inbox/all?${code === "unknown" ? "failed=true" : `errorCode=${encodeURIComponent(code)}`}&from=${from}`;
