import { dayName } from "../../lib/times.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { keyed } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { repeat } from "../../lib/html.js";
import { whenLoaded } from "../../parts/loaded.js";
import { callRow } from "./call-card.js";
import { changeRow } from "./change-row.js";
import { greyBubbles } from "./grey-bubbles.js";
import { messageRow } from "./message.js";
import "./message-scroll.js";
import { noteRow } from "./note-row.js";
import { outboxRow } from "./outbox-row.js";
import { words } from "./words.js";

const ROWS = { message: messageRow, call: callRow, note: noteRow, change: changeRow, day: dayRow, new: newRow };

/** The scrolling timeline of the open conversation, with what waits in the outbox at its end. */
export function timelineView(state, actions) {
  const { timeline, conversation } = state;
  return keyed(conversation.id, html`
    <div class="timeline">
      <message-scroll class="scroll" tabindex="0" role="region" aria-label=${words.messages}
          aria-busy=${timeline.first.isLoading && !timeline.isLoaded}
          @near-start=${actions.nearStart} @near-end=${actions.nearEnd} @end-changed=${actions.endChanged}>
        ${whenLoaded(timeline.first, { what: "The messages", skeleton: greyBubbles, view: () => rows(state, actions) })}
        ${timeline.isLoaded || !timeline.first.problem ? nothing : waiting(state, actions)}
      </message-scroll>
      ${toEnd(state, actions)}
    </div>`);
}

function rows(state, actions) {
  const { timeline } = state;
  return html`
    ${edge(timeline.older, "Older messages", words.loadingOlder, timeline.isAtBeginning)}
    <ol class="msgs" data-rows data-testid="messages">
      ${repeat(state.rows, ({ key }) => key, (row) => (ROWS[row.type] ?? unknownRow)(row, state, actions))}
      ${timeline.isAtEnd ? unsent(state, actions) : nothing}
    </ol>
    ${state.rows.length || state.outbox.length ? nothing : html`<p class="nothing-said quiet">${words.noMessages}</p>`}
    ${edge(timeline.later, "Newer messages", words.loadingNewer, timeline.isAtEnd)}`;
}

const unsent = (state, actions) => repeat(state.outbox, ({ key }) => key, (entry) => outboxRow(entry, state, actions));

/** What was written here is seen also where nothing else can be loaded. */
const waiting = (state, actions) => html`<ol class="msgs" data-rows data-testid="messages">${unsent(state, actions)}</ol>`;

/** What is on its way above or below, and what could not be loaded there. */
function edge(loaded, what, loading, isEnd) {
  if (isEnd) return nothing;
  if (loaded.problem) {
    return html`<p class="edge" role="alert">${what} cannot be loaded.
      <button type="button" class="button small" @click=${() => loaded.retryNow()}>Try now</button></p>`;
  }
  return html`<p class="edge faint">${loaded.isLoading ? loading : nothing}</p>`;
}

function dayRow({ key, at }) {
  return html`<li class="day" data-key=${key}><span>${dayName(at)}</span></li>`;
}

function newRow({ key }) {
  return html`<li class="newline" data-key=${key} data-testid="new-since"><span>${words.newSince}</span></li>`;
}

/** A kind of entry that a newer server tells of. */
function unknownRow({ key }) {
  return html`<li class="event" data-key=${key}>${icon("info", "small")} ${words.unknownChange}</li>`;
}

function toEnd({ isAtEnd, timeline, arrived }, actions) {
  if (isAtEnd && timeline.isAtEnd) return nothing;
  const number = arrived + timeline.newer;
  return html`<button type="button" class="button to-end ${number ? "primary" : ""}" data-testid="to-end" @click=${actions.toEnd}>
    ${icon("arrow-down", "small")} ${words.newBelow(number)}</button>`;
}
