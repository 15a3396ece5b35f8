import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { areaOf } from "./fields.js";
import { labelled } from "./fields.js";
import { set } from "./fields.js";
import { voiceChoices } from "./voices.js";
import { voiceFields } from "./voices.js";
import { voiceOf } from "./voices.js";

const without = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * A text that is read aloud, with its voice, or the address of a recording. An optional prompt without a text is left out of
 * the plan.
 */
export function promptField(form, name, label, { isOptional = false, placeholder = "" } = {}) {
  const prompt = form.step[name] ?? {};
  const isRecording = prompt.play !== undefined;
  const change = (fields) => {
    const next = without({ ...prompt, ...fields });
    const isEmpty = isOptional && !next.say && next.play === undefined;
    set(form, { [name]: isEmpty ? undefined : next });
  };
  return html`
    ${labelled(form, name, label, isRecording ? address(prompt, change) : text(prompt, label, placeholder, change), true)}
    ${isRecording ? nothing : voice(form, prompt, change)}
  `;
}

const text = (prompt, label, placeholder, change) =>
  areaOf(prompt.say ?? "", label, placeholder, (say) => change({ say: say || undefined }));

const address = (prompt, change) => html`<span class="field">
  <input
    type="url"
    placeholder="https://example.com/welcome.mp3"
    .value=${live(prompt.play)}
    @input=${({ target }) => change({ play: target.value })}
  />
</span>`;

function voice(form, prompt, change) {
  if (!prompt.say) return nothing;
  const chosen = voiceOf(prompt.voice, prompt.language);
  return html`<label>
    <span class="t-label">Voice</span>
    <span class="field">
      <select @change=${({ target }) => change(voiceFields(target.value))}>
        ${voiceChoices(prompt).map((choice) => html`<option value=${choice.value} ?selected=${choice.value === chosen}>${choice.words}</option>`)}
      </select>
    </span>
  </label>`;
}

/** Changes between a text and a recording; what the other one had is not kept. */
export function promptKind(form, name) {
  const isRecording = form.step[name]?.play !== undefined;
  const next = isRecording ? { say: "" } : { play: "https://" };
  return html`<button class="button small ghost wide other-kind" type="button" @click=${() => set(form, { [name]: next })}>
    ${icon(isRecording ? "type" : "play", "small")} ${isRecording ? "Read a text instead" : "Play a recording instead"}
  </button>`;
}
