import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { combobox } from "../../parts/combobox.js";
import { dialog } from "../../parts/dialog.js";
import { field } from "../../parts/field.js";
import { segmented } from "../../parts/segmented.js";
import { strip } from "../../parts/strip.js";
import { channelWords, describeAddress, words } from "../words.js";
import { content } from "./content-fields.js";
import { recipientsFor } from "./recipient.js";

/** The dialog for a new message, which opens over any screen. What was typed stays when it is closed. */
export const newMessageDialog = (message, view) =>
  dialog({
    title: words.newMessage,
    kind: view.isNarrow ? "sheet" : "dialog",
    isOpen: message.isOpen,
    onClose: () => message.close(),
    body: html`<form id="new-message" class="new-message" @submit=${(event) => submit(event, view)} @keydown=${(event) => sendByKey(event, view)}>
      ${failure(message)} ${to(message)} ${already(message)} ${by(message, view)} ${from(message, view)} ${content(message)}
    </form>`,
    footer: html`<button class="button primary" form="new-message" data-testid="new-send" ?disabled=${!message.isReady}>
      ${message.isSending ? words.sending : words.send}
    </button>`,
  });

function submit(event, { sendNew }) {
  event.preventDefault();
  sendNew();
}

function sendByKey(event, { sendNew }) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  sendNew();
}

const FIELDS = ["to", "from", "body", "channel", "templateId", "variables"];

/** What is about a field stands beside it. */
function failure({ problem }) {
  if (!problem || FIELDS.some((name) => problem.of?.(name))) return nothing;
  return strip({ kind: "bad", words: problem.message });
}

const to = (message) =>
  field({
    label: words.to,
    hint: message.form.to ? describeAddress(message.form.to) : words.toHint,
    problem: message.problem?.of?.("to"),
    control: (attributes) =>
      combobox({
        ...attributes,
        label: words.to,
        value: message.form.shown,
        placeholder: words.toPlaceholder,
        search: (text) => look(message, text),
        onChoose: ({ value, words: shown }) => message.change({ to: value, shown, channel: value.channel ?? message.form.channel }),
      }),
  });

let latest;

/**
 * Looks for the recipients that a text can mean. A number that was typed to its end counts without being chosen; what was
 * chosen before counts no longer once another text stands there.
 */
async function look(message, text) {
  latest = text;
  if (!text || text === message.form.shown) return text ? recipientsFor(text, describeAddress) : [];
  if (message.form.to) message.change({ to: undefined });
  const found = await recipientsFor(text, describeAddress);
  const typed = found.find(({ value }) => value.kind)?.value;
  if (latest === text && typed) message.change({ to: typed });
  return found;
}

function already({ conversation }) {
  if (!conversation) return nothing;
  const href = `/inbox/all/${encodeURIComponent(conversation.id)}`;
  return strip({ words: words.already, action: { words: words.openIt, href } });
}

function by(message, { channels }) {
  if (channels.length < 2) return nothing;
  return html`<div class="labelled">
    <span class="t-label" aria-hidden="true">${words.by}</span>
    ${segmented({
      label: words.by,
      value: message.form.channel,
      options: channels.map((value) => ({ value, words: channelWords(value) })),
      onChange: (channel) => message.change({ channel, from: "" }),
    })}
  </div>`;
}

const from = (message, { numbers }) =>
  field({
    label: words.from,
    problem: message.problem?.of?.("from"),
    control: ({ id, describedBy, invalid }) => html`<span class="field"
      ><select id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} .value=${live(message.form.from)} @change=${(event) => message.change({ from: event.target.value })}>
        <option value="">${words.fromSettings}</option>
        ${numbers
          .filter(({ channels }) => channels?.includes(message.form.channel))
          .map(({ address, friendlyName }) => html`<option value=${address}>${friendlyName || address}</option>`)}
      </select></span
    >`,
  });
