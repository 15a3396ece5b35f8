import { post } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { calls as words } from "./words.js";

const PAUSE = 500;

/** What a caller would hear with a plan, asked of the service a moment after the last change. No phone rings. */
export function hearIt(context) {
  const state = { asked: undefined, preview: undefined, problem: undefined };
  let timer;

  async function ask(plan) {
    try {
      state.preview = await post("/api/voice-plans/preview", { plan, digits: [], answers: {} });
      state.problem = undefined;
    } catch (problem) {
      state.problem = problem;
    }
    context.changed();
  }

  function follow(plan) {
    const asked = JSON.stringify(plan);
    if (asked === state.asked) return;
    state.asked = asked;
    clearTimeout(timer);
    if (plan) timer = setTimeout(() => ask(plan), PAUSE);
    else state.preview = state.problem = undefined;
  }

  return {
    view(plan, greeting) {
      follow(plan);
      return html`
        <h3 class="t-sect">${words.hear}</h3>
        <p class="t-meta">${words.hearHint}</p>
        ${greeting ? step({ at: 0, words: `“${greeting}”`, name: "volume-2" }) : nothing}
        ${plan ? course(state) : html`<p class="quiet">${words.noPlan}</p>`}`;
    },
  };
}

function course({ preview, problem }) {
  if (problem) return html`<p class="set-problem" role="alert">${problem.message}</p>`;
  if (!preview) return nothing;
  return html`<ol class="hear-steps">${preview.steps.map((each) => html`<li>${step(stepOf(each))}</li>`)}</ol>`;
}

const ICONS = { speak: "volume-2", ring: "phone", voicemail: "voicemail", hangUp: "phone-off", reject: "phone-off", recording: "circle-dot" };

const stepOf = ({ at, kind, text, destinations, detail }) => ({
  at,
  name: ICONS[kind] ?? "corner-down-right",
  words: text ? `“${text}”` : [words.steps[kind] ?? kind, destinations.join(", "), words.details[detail]].filter(Boolean).join(" "),
});

const step = ({ at, name, words: text }) => html`
  <p class="hear-step"><span class="num faint">${clock(at)}</span> ${icon(name, "small")} <span dir="auto">${text}</span></p>`;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
