import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { live } from "../../lib/html.js";
import { menu } from "../../parts/menu.js";
import { nothing } from "../../lib/html.js";
import { isolated } from "../../lib/written-text.js";
import { outgoingCall } from "../../parts/outgoing-call.js";
import { avatar } from "../../parts/avatar.js";
import { attachmentRows } from "./attachment-rows.js";
import { blockedBox } from "./blocked-box.js";
import { composerTools } from "./composer-tools.js";
import { popupView } from "./popup-view.js";
import { composerWords } from "./words.js";

/**
 * Where one answers or writes a note. `state` is the thread's, with `composer` and, where no text can be written,
 * `blocked`; the actions are those of `composerActions`.
 */
export function composerView(state, actions) {
  const { composer, blocked } = state;
  const isNote = composer.mode === "note";
  return html`
    <div class="composer">
      ${outgoingCall(state.outgoing, Date.now())}
      ${typing(state)}
      ${popupView(state, actions)}
      ${asks(composer, actions)}
      <form class="box ${isNote ? "note-box" : ""}" @submit=${actions.submit} @dragover=${actions.draggedOver} @drop=${actions.dropped}>
        ${modes(state, actions)}
        ${blocked && !isNote ? blockedBox(blocked, state, actions) : writing(state, actions)}
      </form>
    </div>`;
}

const writing = (state, actions) => html`
  ${state.composer.mode === "reply" ? attachmentRows(state.composer.attachments.items, actions) : nothing}
  ${field(state, actions)}
  ${hints(state, actions)}
  ${composerTools(state, actions)}`;

function field({ composer, conversation }, actions) {
  const isNote = composer.mode === "note";
  const { popup } = composer;
  const isListOpen = (popup?.kind === "templates" || popup?.kind === "mentions") && popup.items.length > 0;
  return html`
    <textarea id="composer" rows="2" dir="auto" data-testid="composer" enterkeyhint="send"
      aria-label=${isNote ? composerWords.yourNote : composerWords.yourReply}
      placeholder=${isNote ? composerWords.noteHint : composerWords.replyHint}
      aria-describedby="composer-hint" aria-invalid=${composer.excess > 0}
      aria-autocomplete="list" aria-controls=${isListOpen ? "composer-list" : nothing}
      aria-activedescendant=${isListOpen ? `composer-option-${popup.active}` : nothing}
      .value=${live(composer.text)} data-conversation=${conversation.id}
      @input=${actions.typed} @keydown=${actions.pressed} @paste=${actions.pasted} @click=${actions.caretMoved}></textarea>`;
}

/** Reply or note, and from which number. */
function modes({ composer, conversation, numbers }, actions) {
  const mode = (name, label) => html`
    <button type="button" aria-pressed=${composer.mode === name} @click=${() => actions.mode(name)}>${name === "note" ? icon("lock", "small") : nothing} ${label}</button>`;
  return html`
    <div class="modes" role="group" aria-label="Reply or note">
      ${mode("reply", composerWords.reply)}${mode("note", composerWords.note)}
      <span class="from">${composer.mode === "note" ? "Only your team sees this" : from({ composer, conversation, numbers }, actions)}</span>
    </div>`;
}

function from({ composer, conversation, numbers }, actions) {
  const { name, display } = conversation.ourNumber ?? {};
  const shown = composer.from ?? { name: name ?? display ?? conversation.ourAddress, display: name ? display : "" };
  const words = html`${composerWords.from} <b dir="auto">${shown.name}</b> <span class="num">${shown.display}</span>`;
  if (numbers.length < 2) return words;
  const items = numbers.map((number) => ({ words: number.name, detail: number.display, run: () => actions.from(number) }));
  return menu({ label: "From which number", words, items, look: "ghost small", align: "end" });
}

/** Who else writes here right now. */
function typing({ people }) {
  const writers = people.filter(({ state }) => state === "typing");
  if (!writers.length) return html`<p class="typing" role="status"></p>`;
  const names = new Intl.ListFormat("en").format(writers.map(({ name }) => isolated(name)));
  return html`<p class="typing" role="status">${avatar(writers[0], { size: "tiny" })} <span dir="auto">${composerWords.typing(names, writers.length)}</span></p>`;
}

/** Another person answered while this one wrote: Send asks once. */
function asks({ asks: other }, actions) {
  if (!other) return nothing;
  return html`
    <div class="asks" role="alertdialog" aria-label="Another person has answered" data-testid="asks">
      ${icon("info", "small")} <span dir="auto">${composerWords.answeredMeanwhile(other.name, other.minutes)}</span>
      <button type="button" class="button small primary" @click=${actions.sendAllTheSame}>${composerWords.sendToo}</button>
      <button type="button" class="button small ghost" @click=${actions.keepWriting}>${composerWords.keepWriting}</button>
    </div>`;
}

/** What the writer should know before sending: too long, a letter that makes it longer, when it goes out, the window. */
function hints({ composer, segments, windowMinutes }, actions) {
  const isReply = composer.mode === "reply";
  const letter = isReply && composer.excess === 0 ? segments?.hint : undefined;
  return html`
    <div class="hints" id="composer-hint" role="status">
      ${composer.excess > 0 ? html`<p class="bad">${composerWords.tooLong(composer.excess)}</p>` : nothing}
      ${letter ? html`<p>${composerWords.forces(letter.character, segments.segments, letter.plainer)}
        ${letter.plainer ? html`<button type="button" class="link" @click=${actions.plainLetters}>${composerWords.useInstead}</button>` : nothing}</p>` : nothing}
      ${isReply && composer.sendAt ? html`<p class="info">${icon("calendar-clock", "small")} ${composerWords.sendsAt(composer.sendAt)}
        <button type="button" class="link" @click=${actions.sendAtOnce}>Send at once instead</button></p>` : nothing}
      ${isReply && windowMinutes ? html`<p class="warn">${icon("clock", "small")} ${composerWords.windowCloses(windowMinutes)}</p>` : nothing}
    </div>`;
}
