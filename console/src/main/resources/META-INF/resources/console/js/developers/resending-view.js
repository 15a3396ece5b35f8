import { html, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { field } from "../parts/field.js";
import { problemLine } from "../parts/problem-line.js";
import { strip } from "../parts/strip.js";
import { words } from "./words.js";

/** Asks for the time whose events are sent again. */
export const resendDialog = (resending) =>
  dialog({
    title: words.resend,
    isOpen: resending.isOpen,
    onClose: () => resending.dismiss(),
    body: resending.isOpen ? form(resending) : nothing,
    footer: html`
      <button type="button" class="button" @click=${() => resending.dismiss()}>${words.cancel}</button>
      <button class="button primary" form="dev-resend" data-testid="resend" ?disabled=${resending.isStarting}>${words.resendNow}</button>`,
  });

/** How far the sending is, and how it ended. */
export function resendStrip({ job: followed }) {
  if (!followed) return nothing;
  const { state, done } = followed.job;
  if (!followed.isOver) return strip({ words: words.resending(done ?? 0) });
  return followed.isDone ? strip({ kind: "good", words: words.resent(done ?? 0) }) : strip({ kind: "bad", words: words.resendEnded(state) });
}

function form(resending) {
  const submit = (event) => {
    event.preventDefault();
    resending.start();
  };
  return html`
    <form class="dev-form" id="dev-resend" novalidate @submit=${submit}>
      <p class="quiet">${words.resendDetail}</p>
      ${moment(words.from, "from", resending)} ${moment(words.to, "to", resending)}
      <label class="choice"
        ><input type="checkbox" .checked=${resending.draft.includeDelivered} @change=${({ target }) => resending.edit({ includeDelivered: target.checked })} /><span
          >${words.includeDelivered}</span
        ></label
      >
      ${problemLine(resending.problem)}
    </form>`;
}

const moment = (label, name, resending) =>
  field({
    label,
    control: ({ id, describedBy, invalid }) => html`
      <span class="field"><input id=${id} type="datetime-local" aria-describedby=${describedBy} aria-invalid=${invalid}
        .value=${resending.draft[name]} @change=${({ target }) => resending.edit({ [name]: target.value })} /></span>`,
  });
