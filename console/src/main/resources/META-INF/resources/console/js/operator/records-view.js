import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { whenLoaded } from "../parts/loaded.js";
import { segmented } from "../parts/segmented.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { queryOf } from "./api.js";
import { reasonWords, words } from "./words.js";

const PAGES = { "dead-letters": "dead-letters", "rejected-webhooks": "quarantine" };
const STATES = ["", "replayed", "discarded", "all"];

/** The address of a page of records with its filter and the record that is open, whose id has dots: a path with dots is a file. */
export function recordsAddress({ kind, filter }, change = {}, open) {
  const query = queryOf({ ...filter, ...change, open });
  return `/operator/${PAGES[kind]}${query ? `?${query}` : ""}`;
}

export const stateChoice = (records, { narrow }) =>
  segmented({
    label: words.state,
    value: records.filter.state ?? "",
    options: STATES.map((value) => ({ value, words: words.states[value || "waiting"] })),
    onChange: (state) => narrow(recordsAddress({ ...records, filter: { ...records.filter, topic: "", reason: "" } }, { state })),
  });

/** Says that no record waits, and what was done with the last one. */
export function nothingWaits(kind, { operations, nameOfOperator, day }) {
  const last = operations.last(kind);
  const detail = last ? words.lastOne(day(last.at), last.action, nameOfOperator(last)) : words.nothingYet[kind];
  return emptyState({ icon: "circle-check", words: words.nothingWaits, detail });
}

/** The records of a list. A page of the server may be empty although there are more. */
export const recordList = (records, state, actions) => html`
  ${whenLoaded(records.pages, {
    what: "The records",
    isEmpty: (items) => items.length === 0 && !records.pages.hasMore,
    empty: () => noRecords(records, state),
    view: (items) => (items.length > 0 ? recordTable(items, records, state) : html`<p class="quiet" role="status">${words.nothingSoFar}</p>`),
  })}
  ${records.pages?.hasMore
    ? html`<button type="button" class="button op-more" ?disabled=${records.pages.following.isLoading} @click=${actions.more}>
        ${records.pages.items.length > 0 ? words.more : words.lookFurther}
      </button>`
    : nothing}`;

function noRecords(records, state) {
  if (records.isNarrowed && records.filter.state !== "all") {
    const onlyState = Object.entries(records.filter).every(([name, value]) => name === "state" || !value);
    if (onlyState) return emptyState({ icon: "archive", words: words.noneDecided });
    return emptyState({ icon: "search", words: words.nothingFound, action: { words: words.clear, href: recordsAddress({ kind: records.kind, filter: {} }) } });
  }
  return nothingWaits(records.kind, state);
}

const recordTable = (items, records, { nameOfTenant, nameOfDecider }) =>
  table({
    caption: words.record[records.kind],
    rows: items,
    key: ({ id }) => id,
    href: ({ id }) => recordsAddress(records, {}, id),
    columns: [
      { words: words.facts.at, cell: ({ at }) => html`<span data-row>${time(at, "short")}</span>` },
      records.kind === "dead-letters"
        ? { words: words.facts.tenantId, cell: ({ tenantId }) => html`<span dir="auto">${nameOfTenant(tenantId)}</span>` }
        : { words: words.facts.reason, cell: ({ reason }) => reasonWords(reason) },
      records.kind === "dead-letters"
        ? { words: words.facts.type, cell: ({ type }) => html`<span class="t-meta">${type ?? ""}</span>` }
        : { words: words.facts.accountSid, cell: ({ accountSid }) => html`<span class="mono">${accountSid ?? ""}</span>` },
      records.kind === "dead-letters"
        ? { words: words.facts.place, cell: (record) => html`<span class="num">${words.place(record)}</span>` }
        : { words: words.facts.path, cell: ({ path }) => html`<span class="mono">${path ?? ""}</span>` },
      ...(records.filter.state ? [{ words: words.fields.state, cell: (record) => stateOf(record, nameOfDecider) }] : []),
    ],
  });

const stateOf = ({ state, decision }, nameOfDecider) =>
  decision ? html`${words.decided(decision, nameOfDecider(decision))} ${time(decision.at)}` : words.states[state];
