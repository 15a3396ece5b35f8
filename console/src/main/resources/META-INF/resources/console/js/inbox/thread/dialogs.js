import { dateTimeChoice } from "../../parts/date-time-choice.js";
import { dialog } from "../../parts/dialog.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { messageDetails } from "./message-details.js";
import { NARROW } from "./widths.js";

const VIEWS = { details, reschedule };

/** What is asked or shown over the thread: `modal` is `{kind, …}`, or undefined for nothing. */
export function dialogsView(state, actions) {
  const { modal } = state;
  const shown = modal ? VIEWS[modal.kind](state, actions, modal) : { title: "", body: nothing };
  return dialog({ kind: NARROW.matches ? "sheet" : "dialog", ...shown, isOpen: Boolean(modal), onClose: actions.closeModal });
}

function details(state, actions, { message, price }) {
  return { title: "Details", body: messageDetails(state.entry(message.id)?.message ?? message, state, price) };
}

/** The text and the time of a message that waits. */
function reschedule({ laterChoices }, actions, { message, text, problem }) {
  const change = (sendAt) => actions.saveScheduled(message, { body: text.trim(), sendAt });
  return {
    title: "Change the message",
    body: html`
      <label class="lab"><span class="t-label">Text</span>
        <textarea class="area" rows="4" dir="auto" .value=${text} @input=${(event) => actions.changeModal({ text: event.target.value })}></textarea></label>
      ${problem ? html`<p class="bad" role="alert">${problem}</p>` : nothing}
      ${dateTimeChoice({ label: "Send", value: message.sendAt, choices: laterChoices, onChoose: (at) => change(at) })}`,
    footer: html`<button type="button" class="button primary" ?disabled=${!text.trim()} @click=${() => change(undefined)}>Save</button>`,
  };
}
