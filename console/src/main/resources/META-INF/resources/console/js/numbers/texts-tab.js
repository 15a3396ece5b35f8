import { html } from "../lib/html.js";
import { live } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";

/** How texts to a number are answered: by people, and by itself where the number differs from the company. */
export function textsTab(state, actions) {
  const number = state.store.number.value;
  return html`<div class="page texts-page">
    <header class="page-head">
      <h2 class="t-sect">Texts to this number</h2>
      <span class="grow"></span>
      <a class="button" href="/inbox?number=${encodeURIComponent(number.address)}">${icon("inbox")} Its conversations</a>
    </header>
    <p class="quiet">${whoAnswers(number, state)}</p>
    ${routing(state.store.comparison.value)}
    ${state.isAdmin
      ? whenLoaded(state.store.replies, { skeleton: () => skeletonRows(4, "row"), view: (replies) => automatic(state, actions, replies, number) })
      : nothing}
  </div>`;
}

function whoAnswers(number, { nameOfMember }) {
  if (!number.enabledChannels.sms && !number.enabledChannels.whatsapp) return "Texts are switched off: Switchboard takes none for this number.";
  return number.agentId ? `New conversations are ${nameOfMember(number.agentId)}’s.` : "New conversations are nobody’s until a person takes them.";
}

const routing = (comparison) => {
  const service = comparison?.messagingService;
  if (!service) return nothing;
  return html`<p class="place ${service.losesTexts ? "warn" : ""}"><b>Messaging Service ${service.name || service.sid}</b> <span class="quiet">${service.hint}</span></p>`;
};

/** The number's own automatic answers; an empty field stands for the company's. */
function automatic(state, actions, { data }, number) {
  const own = state.replies.changed ?? data.perNumber?.[number.address] ?? {};
  const isOn = own.enabled ?? data.enabled ?? false;
  return html`<form class="replies" @submit=${(event) => (event.preventDefault(), actions.saveReplies())}>
    <h3 class="t-label">Automatic answers</h3>
    <label class="tick">
      <input
        type="checkbox"
        .checked=${live(isOn)}
        ?disabled=${state.isReadOnly}
        @change=${({ target }) => actions.changeReplies({ ...own, enabled: target.checked })}
      />
      <span>Answer texts to this number automatically</span>
    </label>
    ${isOn ? [answer(state, actions, own, "text", "During your hours", data.text), answer(state, actions, own, "outsideHoursText", "Outside your hours", data.outsideHoursText)] : nothing}
    ${state.replies.changed ? saveButtons(state, actions) : html`<p class="t-meta">What is the same for all numbers is in <a href="/settings/auto-reply">Settings</a>.</p>`}
  </form>`;
}

const answer = (state, actions, own, name, label, usual) => html`<label class="wide">
  <span class="t-label">${label}</span>
  <textarea
    class="field area"
    rows="3"
    dir="auto"
    ?disabled=${state.isReadOnly}
    placeholder=${usual ?? "no answer"}
    .value=${live(own[name] ?? "")}
    @input=${({ target }) => actions.changeReplies({ ...own, [name]: target.value || undefined })}
  ></textarea>
</label>`;

const saveButtons = (state, actions) => html`<p class="acts">
  <button class="button primary">${state.replies.isSaving ? "Saving …" : "Save"}</button>
  <button class="button" type="button" @click=${() => actions.changeReplies(undefined)}>Discard</button>
  ${state.replies.problem ? html`<span class="wrong" role="alert">${state.replies.problem.message}</span>` : nothing}
</p>`;
