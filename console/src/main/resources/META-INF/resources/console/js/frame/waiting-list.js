import { html, nothing } from "../lib/html.js";
import { changeWords, kindOf } from "../lib/waiting-words.js";
import { icon } from "../parts/icon.js";
import { isNewMessage, keepForEditing } from "../state/new-messages.js";
import { openModal } from "./modal.js";

const ICONS = { answer: "message-square", note: "lock", change: "pencil" };
const TEXTS = { answer: "Text", note: "Note" };

/** Lists what waits to be sent and what was refused, wherever it was written, each with what can be done about it. */
export async function showWaiting(frame) {
  const { outbox } = frame;
  let redraw;
  const changed = () => redraw?.();
  outbox.addEventListener("changed", changed);
  await openModal(
    (close, draw) => {
      redraw = draw;
      return listView(frame, close);
    },
    { label: "What waits to be sent", className: "dialog question waiting" },
  );
  outbox.removeEventListener("changed", changed);
}

const listView = (frame, close) => html`
  <header>
    <h2 class="t-sect">What waits to be sent</h2>
    <button type="button" class="button small" autofocus @click=${() => close()}>Close</button>
  </header>
  ${frame.outbox.all().length ? nothing : html`<p class="quiet">Nothing waits any more.</p>`}
  <ul data-testid="waiting">${frame.outbox.all().map((entry) => row(entry, frame, close))}</ul>`;

function row(entry, frame, close) {
  return html`
    <li data-key=${entry.key} data-state=${entry.state}>
      ${icon(ICONS[kindOf(entry)], "small")}
      <div>
        <b dir="auto">${whatWords(entry, frame)}</b>
        ${kindOf(entry) === "change" ? nothing : html`<p dir="auto">${entry.words}</p>`}
        <p class="t-meta">${stateWords(entry, frame)}</p>
      </div>
      <p class="line">${actions(entry, frame, close)}</p>
    </li>`;
}

function whatWords(entry, { members }) {
  const kind = kindOf(entry);
  const what = kind === "change" ? changeWords(entry, (id) => members.name(id)) : TEXTS[kind];
  return entry.whom ? html`${what}${kind === "answer" ? " to" : ":"} <bdi>${entry.whom}</bdi>` : what;
}

function stateWords({ state, problem, attempts }, { connection }) {
  if (state === "refused") return `Not sent: ${problem?.detail ?? problem?.title ?? "it was refused"}`;
  if (state === "sending") return "Sending …";
  if (state === "unknown") return "Not confirmed yet. It is tried again by itself and goes out once.";
  return connection.state === "offline" || attempts > 0 ? "Waits for your connection." : "Waits for what comes before it.";
}

function actions(entry, frame, close) {
  const { outbox } = frame;
  if (entry.state === "sending") return nothing;
  return html`
    ${entry.state === "refused" && isNewMessage(entry) ? button("Edit and send again", () => edit(entry, frame, close)) : nothing}
    ${entry.state !== "refused" && frame.connection.state !== "offline" ? button("Try now", () => outbox.retry(entry.key)) : nothing}
    ${isNewMessage(entry) ? nothing : html`<a class="button small ghost" href="/inbox/all/${encodeURIComponent(entry.conversationId)}" @click=${() => close()}>Open</a>`}
    ${button("Discard", () => discard(entry, frame))}`;
}

const button = (words, run) => html`<button type="button" class="button small ghost" @click=${run}>${words}</button>`;

async function discard(entry, { outbox, toasts }) {
  if (await outbox.discard(entry.key)) toasts.show({ words: "Discarded.", undo: () => outbox.putBack(entry) });
}

/** The draft is kept before the entry goes, so that nothing is lost in between. */
async function edit(entry, frame, close) {
  keepForEditing(entry, frame.session.id);
  await frame.outbox.discard(entry.key);
  close();
  frame.router.go("/inbox?new");
}
