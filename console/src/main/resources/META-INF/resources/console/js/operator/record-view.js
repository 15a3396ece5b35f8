import { html, nothing } from "../lib/html.js";
import { sizeWords } from "../lib/amounts.js";
import { moment } from "../lib/times.js";
import { copyButton } from "../parts/copy-button.js";
import { details } from "../parts/details.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { strip } from "../parts/strip.js";
import { time } from "../parts/time.js";
import { urlComparison } from "../parts/url-comparison.js";
import { recordsAddress } from "./records-view.js";
import { reasonWords, words } from "./words.js";

const STACK = /stack-?trace$/i;

/** The record that is open, with everything that may be shown of it. */
export const recordDialog = (records, state, actions) =>
  dialog({
    title: words.record[records.kind],
    kind: "drawer",
    isOpen: Boolean(records.openId),
    onClose: () => actions.narrow(recordsAddress(records)),
    body: records.openId
      ? html`<div class="op-record">${whenLoaded(records.record, { what: "The record", view: (detail) => content(detail, records, state, actions) })}</div>`
      : nothing,
    footer: records.record?.value ? buttons(records.record.value.record, records.kind, actions) : undefined,
  });

const content = (detail, records, state, actions) => html`
  ${detail.record.decision ? strip({ kind: "good", words: decisionWords(detail.record, state) }) : nothing}
  ${facts(detail.record, records.kind, state)} ${detail.url
    ? urlComparison({ url: detail.url, comparison: state.comparison, onAsk: actions.compare, note: words.compareOnRecord })
    : nothing}
  ${detail.parameters ? section(words.parameters, pairs(detail.parameters)) : nothing}
  ${Object.entries(detail.headers).filter(isStack).map(([, trace]) => section(words.stack, code(words.stack, trace)))}
  ${section(words.payload, detail.value ? code(words.payload, JSON.stringify(detail.value, null, 2)) : html`<p class="quiet">${words.noPayload}</p>`)}
  ${details({ words: words.headers, amount: Object.keys(detail.headers).length, body: pairs(withoutStack(detail.headers)), isOpen: records.kind === "dead-letters" })}`;

const isStack = ([name]) => STACK.test(name);

const withoutStack = (headers) => Object.fromEntries(Object.entries(headers).filter((header) => !isStack(header)));

const decisionWords = ({ decision }, { nameOfDecider }) =>
  html`${words.decided(decision, nameOfDecider(decision))} ${time(decision.at)}. ${decision.note ? html`<span dir="auto">${words.noteOf(decision.note)}</span>` : nothing}`;

function facts(record, kind, { nameOfTenant }) {
  const shown = {
    reason: kind === "dead-letters" ? record.reason : `${reasonWords(record.reason)} (${record.reason})`,
    at: moment(record.at),
    topic: record.topic,
    place: words.place(record),
    origin: record.origin,
    tenantId: record.tenantId && nameOfTenant(record.tenantId),
    accountSid: record.accountSid && html`${record.accountSid} <span class="t-meta">${kind === "dead-letters" ? nothing : words.unproved}</span>`,
    path: record.path,
    type: record.type,
    eventId: record.eventId,
    bytes: sizeWords(record.bytes),
  };
  const known = Object.entries(shown).filter(([, value]) => value);
  return html`<dl class="pairs op-pairs">${known.map(([name, value]) => html`<dt>${words.facts[name]}</dt><dd dir="auto">${value}</dd>`)}</dl>`;
}

const section = (title, content) => html`<section><h3 class="t-label">${title}</h3>${content}</section>`;

const code = (label, text) => html`<pre class="op-code" tabindex="0" role="region" aria-label=${label} dir="auto">${text}</pre>`;

const pairs = (values) => html`
  <dl class="pairs op-pairs">${Object.entries(values).map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${textOf(value)}</dd>`)}</dl>`;

const textOf = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** A record that was decided about can have another chance too, by its id. */
const buttons = ({ id }, kind, { replay, discard }) => html`
  ${copyButton(id, words.copyId)}<span class="grow"></span>
  <button type="button" class="button ghost" @click=${() => discard(kind, { ids: [id] }, 1)}>${words.discard}</button>
  <button type="button" class="button primary" data-testid="try-one" @click=${() => replay(kind, { ids: [id] }, 1)}>
    ${icon("rotate-ccw", "small")}${words.tryAgain}
  </button>`;
