import { html, nothing } from "../lib/html.js";
import { kindOf, refusedWords, waitingWords } from "../lib/waiting-words.js";
import { strip } from "../parts/strip.js";
import { showWaiting } from "./waiting-list.js";

/** What holds for the whole page at the moment, above the screen. */
export const strips = (frame) => html`
  <div class="strips" data-testid="strip">
    ${operatorStrip(frame)} ${connectionStrip(frame)} ${updateStrip(frame)}
  </div>`;

const operatorStrip = (frame) =>
  frame.lookedAt
    ? strip({
        kind: "info",
        words: html`You look at <b dir="auto">${frame.lookedAt.name}</b> as operator. Nothing can be changed, and this visit is on record.`,
        action: { words: "Leave", run: () => frame.lookAt(undefined) },
      })
    : nothing;

/** What waits, or was refused where the person does not look, can be seen and discarded from here. */
function connectionStrip(frame) {
  const { notice, state } = frame.connection;
  const unseen = unseenEntries(frame, state);
  if (!notice && unseen.length === 0) return nothing;
  const action = unseen.length ? { words: "Show what waits", run: () => showWaiting(frame) } : undefined;
  return strip({ kind: "warn", words: notice ?? unseenWords(unseen), action });
}

/** Without a connection all that waits; else what does not simply go out and is not in the conversation that is open. */
function unseenEntries({ outbox, route }, state) {
  if (state === "offline") return outbox.all();
  const isStuck = (entry) => entry.state === "refused" || entry.state === "unknown" || (entry.state === "waiting" && entry.attempts > 0);
  const isOpen = (entry) => kindOf(entry) !== "change" && entry.conversationId === route.path[2];
  return outbox.all().filter((entry) => isStuck(entry) && !isOpen(entry));
}

function unseenWords(entries) {
  const refused = entries.filter(({ state }) => state === "refused");
  return refused.length ? refusedWords(refused) : `${waitingWords(entries)} and will be tried again.`;
}

/** A new version is loaded when the person wants it, not under their hands. */
const updateStrip = ({ update }) =>
  update
    ? strip({ kind: "info", words: "A new version of the console is ready.", action: { words: "Load it", run: update } })
    : nothing;
