import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { menu } from "../../parts/menu.js";
import { nothing } from "../../lib/html.js";
import { composerWords } from "./words.js";

/** The row of buttons below the field. */
export function composerTools(state, actions) {
  const isNote = state.composer.mode === "note";
  return html`
    <div class="tools">
      ${isNote
        ? tool("mention", "at-sign", composerWords.mention, actions.mention)
        : html`${tool("attach", "paperclip", composerWords.attach, actions.attach)}
            <input type="file" multiple hidden data-testid="file" tabindex="-1" @change=${actions.chosen}>
            ${tool("template", "zap", `${composerWords.template} (/)`, actions.templates, isOpen(state, "templates"))}`}
      ${tool("emoji", "smile", composerWords.emoji, actions.emoji, isOpen(state, "emoji"))}
      ${isNote ? nothing : tool("later", "calendar-clock", composerWords.sendLater, actions.later, isOpen(state, "later"))}
      <span class="grow"></span>
      ${isNote ? nothing : length(state)}
      ${isNote ? addNote(state) : send(state, actions)}
    </div>`;
}

const isOpen = ({ composer }, kind) => composer.popup?.kind === kind;

const tool = (name, picture, label, run, isPressed) => html`
  <button type="button" class="button ghost icon small" aria-label=${label} title=${label} data-tool=${name}
    aria-expanded=${isPressed === undefined ? nothing : isPressed} @click=${run}>${icon(picture)}</button>`;

/** How long the text is, in the way in which it is billed. */
function length({ composer, conversation, segments }) {
  if (composer.attachments.items.length) {
    const words = conversation.channel === "sms" ? "MMS · as one message" : "As one message";
    return html`<span class="t-meta num seg">${words}</span>`;
  }
  if (!segments) return nothing;
  return html`<span class="t-meta num seg" data-testid="segments" title=${segments.title}>${composerWords.segments(segments.characters, segments.segments)}</span>`;
}

const addNote = ({ composer }) =>
  html`<button class="button primary" data-testid="send" ?disabled=${!composer.canSend}>${composerWords.addNote}</button>`;

function send({ composer, isOffline }, actions) {
  const words = composer.sendAt || isOffline ? composerWords.sendLater : composerWords.send;
  const items = [
    { words: composerWords.sendAndClose, icon: "check", keys: "⌘⏎", run: actions.sendAndClose, disabled: !composer.canSend },
    { words: composerWords.sendLater, icon: "calendar-clock", run: actions.later },
  ];
  return html`
    <span class="split" title=${isOffline ? composerWords.whenBack : "Enter"}>
      <button class="button primary" data-testid="send" ?disabled=${!composer.canSend}>${words} ${icon("send-horizontal", "small")}</button>
      ${menu({ label: "More ways to send", icon: "chevron-down", items, look: "primary", align: "end" })}
    </span>`;
}
