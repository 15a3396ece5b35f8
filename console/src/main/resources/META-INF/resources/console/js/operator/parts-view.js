import { html, nothing } from "../lib/html.js";
import { numberWords } from "../lib/amounts.js";
import { agoWords } from "../lib/times.js";
import { actionButton } from "../parts/action.js";
import { check } from "../parts/check.js";
import { details } from "../parts/details.js";
import { whenLoaded } from "../parts/loaded.js";
import { strip } from "../parts/strip.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { words } from "./words.js";

/** Each instance of each service, and the open consoles. One that does not answer is named. */
export const partsView = (state) => html`
  ${whenLoaded(state.parts, { what: words.tabs.parts, view: servicesView })}
  <section class="op-streams">
    <h2 class="t-sect">${words.streams}</h2>
    ${whenLoaded(state.streams, { what: words.streams, view: (streams) => streamsView(streams, state) })}
  </section>`;

function servicesView({ items, dashboardsUrl }) {
  const services = Map.groupBy(items, ({ service }) => service);
  const names = [...services].flatMap(([service, instances]) => silentOf(service, instances));
  return html`
    <div class="op-head">
      <p role="status">${names.length > 0 ? words.silentSummary(names) : words.allAnswer}</p>
      ${dashboardsUrl && /^https?:/i.test(dashboardsUrl) ? actionButton({ words: words.dashboards, href: dashboardsUrl }) : nothing}
    </div>
    ${[...services].map(
      ([service, instances]) => html`
        <section>
          <h2 class="t-sect">${service}</h2>
          <ul class="checks" role="list">${instances.map(instanceView)}</ul>
        </section>`,
    )}`;
}

/** The name of a service with the number of its instances that do not answer; nothing where all do. */
function silentOf(service, instances) {
  const silent = instances.filter(({ up }) => !up).length;
  return silent === 0 ? [] : [instances.length === 1 ? service : words.silentOf(service, silent, instances.length)];
}

const instanceView = (instance) =>
  check({
    state: stateOf(instance),
    words: html`${instance.part?.instance ?? instance.address} <span class="t-meta">${instance.part?.version ? `${words.version} ${instance.part.version}` : nothing}</span>`,
    detail: instance.up && instance.part ? upView(instance) : silentView(instance),
    since: instance.notReachableSince,
  });

function stateOf({ up, part }) {
  if (!up || !part) return "bad";
  return part.kafkaSilentSince ? "warn" : "good";
}

const silentView = ({ detail = words.silent, lastReachedAt }) =>
  html`${detail} ${lastReachedAt ? html`${words.lastReached} ${time(lastReachedAt, "ago")}.` : words.neverReached}`;

const upView = ({ part }) => html`
  ${part.kafkaSilentSince ? html`${words.noKafka} ${words.since} ${time(part.kafkaSilentSince, "clock")}. ` : nothing}
  <span class="op-facts">
    <span>${words.lag}: ${lagWords(part.listeners)}</span>
    ${part.lastPassAt ? html`<span title=${words.passDetail}>${words.pass}: ${time(part.lastPassAt, "ago")}</span>` : nothing}
    <span>${words.started} ${time(part.startedAt)}</span>
  </span>
  ${ratesView(part)}`;

/** What waits, topic by topic, with the age of the oldest record. */
function lagWords(listeners = []) {
  const behind = listeners.filter(({ lag }) => lag > 0);
  if (behind.length === 0) return words.noLag;
  return behind.map((listener) => `${words.waiting(listener)}, ${words.oldest} ${agoWords(Date.now() - listener.oldestSeconds * 1000)}`).join("; ");
}

const ratesView = ({ perMinute = {} }) =>
  details({
    words: words.rates,
    amount: Object.keys(perMinute).length,
    body: Object.keys(perMinute).length === 0
      ? html`<span class="quiet">${words.noRates}</span>`
      : html`<dl class="pairs op-pairs">${Object.entries(perMinute).map(([name, number]) => html`<dt>${name}</dt><dd class="num">${numberWords(number)}</dd>`)}</dl>`,
  });

const streamsView = ({ total, complete, items, instances }, { nameOfTenant }) => html`
  <p>${total === 0 && complete ? words.noStreams : words.streamsOf(total)}</p>
  ${complete ? nothing : strip({ kind: "warn", words: missing(instances) })}
  ${items.length > 0
    ? table({
        caption: words.streams,
        rows: items,
        key: ({ tenantId }) => tenantId,
        columns: [
          { words: words.columns.name, cell: ({ tenantId }) => html`<span dir="auto">${nameOfTenant(tenantId)}</span>` },
          { words: words.streams, align: "end", cell: ({ streams }) => numberWords(streams) },
        ],
      })
    : nothing}`;

const missing = (instances) => {
  const silent = instances.filter(({ streams }) => streams === undefined).map(({ address, detail }) => `${address}: ${detail ?? words.silent}`);
  return html`${words.streamsMissing} ${silent.join(" ")}`;
};
