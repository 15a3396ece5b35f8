import { html, nothing } from "../lib/html.js";
import { details } from "../parts/details.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { strip } from "../parts/strip.js";
import { time } from "../parts/time.js";
import { queryOf } from "./api.js";
import { nothingWaits, recordList, stateChoice } from "./records-view.js";
import { words } from "./words.js";

const OUTBOUND = "switchboard.outbound.dlt";

/** The records that no service could process, by topic and reason; in another state than waiting, one list. */
export const deadLettersView = (state, actions) => html`
  ${stateChoice(state.deadLetters, actions)}
  ${state.deadLetters.filter.state
    ? recordList(state.deadLetters, state, actions)
    : whenLoaded(state.deadLetters.counts, {
        what: words.tabs["dead-letters"],
        isEmpty: ({ items }) => items.length === 0,
        empty: () => nothingWaits("dead-letters", state),
        view: (counts) => groups(counts, state, actions),
      })}`;

const groups = ({ items, complete }, state, actions) => html`
  <div class="op-head">
    <p role="status">${words.waits(state.deadLetters.waiting, "dead-letters")}</p>
    ${tryButton(words.tryAll(state.deadLetters.waiting), {}, state.deadLetters.waiting, actions, "primary")}
  </div>
  ${complete ? nothing : html`<p class="t-meta">${words.notAllCounted}</p>`}
  ${items.some(({ topic }) => topic === OUTBOUND) ? strip({ kind: "warn", words: words.outboundWarning }) : nothing}
  ${[...Map.groupBy(items, ({ topic }) => topic)].map(([topic, ofTopic]) => topicView(topic, ofTopic, state, actions))}`;

const topicView = (topic, items, state, actions) => html`
  <section class="op-topic" aria-label=${words.topicOf(topic.replace(/\.dlt$/, ""))}>
    <h2 class="mono">${topic}</h2>
    <ul class="op-groups">${items.map((group) => groupView(group, state, actions))}</ul>
  </section>`;

function groupView({ topic, reason, count, since }, state, actions) {
  const { filter } = state.deadLetters;
  const isOpen = filter.topic === topic && filter.reason === reason;
  const address = `/operator/dead-letters?${queryOf({ topic, reason })}`;
  return html`
    <li class="op-group">
      ${details({
        words: html`<span class="op-reason" dir="auto" data-row>${reason}</span>`,
        amount: html`${words.records(count)} ${words.since} ${time(since)}`,
        isOpen,
        onToggle: (isNowOpen) => isNowOpen !== isOpen && actions.narrow(isNowOpen ? address : "/operator/dead-letters"),
        body: isOpen ? recordList(state.deadLetters, state, actions) : nothing,
      })}
      <span class="op-buttons">
        ${tryButton(words.tryGroup(count), { topic, reason }, count, actions)}
        <button type="button" class="button ghost" aria-label="${words.discard} ${reason}"
          @click=${() => actions.discard("dead-letters", { topic, reason }, count)}>${words.discard}</button>
      </span>
    </li>`;
}

const tryButton = (label, selection, count, { replay }, look = "") => html`
  <button type="button" class="button ${look}" data-testid=${look ? "try-all" : "try-group"}
    aria-label=${selection.reason ? `${label}: ${selection.reason}` : nothing}
    @click=${() => replay("dead-letters", selection, count)}>${icon("rotate-ccw", "small")}${label}</button>`;
