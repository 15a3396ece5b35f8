import { html, live, nothing } from "../lib/html.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { KINDS } from "./call-plan.js";
import { plainValue } from "./fields.js";
import { LANGUAGES, VOICES } from "./voices.js";
import { calls as words } from "./words.js";

/** The default plan as choices; a plan that they cannot make, as JSON. */
export function planChoices(form, choices, actions) {
  if (form.isReadOnly) return plainValue(words.fields.defaultPlan, words.kinds[choices.kind]);
  const refused = form.problem?.errors?.find(({ field: name }) => name.startsWith("defaultPlan"))?.detail;
  return html`
    <section class="set-part" aria-labelledby="default-plan">
      <h3 class="t-sect" id="default-plan">${words.fields.defaultPlan}</h3>
      <p class="t-meta">${words.planHint}</p>
      ${select(words.kind, choices.kind, KINDS.map((kind) => ({ value: kind, words: words.kinds[kind] })), actions.chooseKind)}
      ${refused ? html`<p class="set-problem" role="alert">${refused}</p>` : nothing}
      ${choices.kind === "none" ? html`<p class="t-meta">${words.planFirst}</p>` : nothing}
      ${choices.kind === "other" ? planJson(form, actions) : nothing}
      ${choices.kind === "ring" ? ringing(choices, actions) : nothing}
      ${choices.kind === "ring" || choices.kind === "voicemail" ? voicemail(choices, actions) : nothing}
    </section>`;
}

const ringing = (choices, { choose }) => html`
  ${choices.to.map((to, number) => destination(to, number, choices, choose))}
  ${choices.to.length < 10
    ? html`<button type="button" class="button ghost small" @click=${() => choose({ to: [...choices.to, ""] })}>
        ${icon("plus", "small")} ${words.addDestination}
      </button>`
    : nothing}
  <label class="set-check">
    <input type="checkbox" .checked=${live(Boolean(choices.atOnce))} @change=${({ target }) => choose({ atOnce: target.checked })} />
    ${words.atOnce}
  </label>
  ${number(words.ringSeconds, choices.timeoutSeconds, { least: 5, most: 600 }, (timeoutSeconds) => choose({ timeoutSeconds }))}`;

const destination = (to, number, choices, choose) => html`
  <div class="set-row">
    ${field({
      label: words.destination(number + 1),
      hint: number === 0 ? words.destinationHint : undefined,
      control: ({ id, describedBy }) => html`<span class="field"><input id=${id} dir="ltr" aria-describedby=${describedBy}
        autocomplete="off" placeholder="+15551230002" .value=${live(to)}
        @input=${({ target }) => choose({ to: choices.to.with(number, target.value) })} /></span>`,
    })}
    ${choices.to.length > 1
      ? html`<button type="button" class="button ghost icon" aria-label=${words.removeDestination(number + 1)}
          @click=${() => choose({ to: choices.to.toSpliced(number, 1) })}>${icon("x", "small")}</button>`
      : nothing}
  </div>`;

const voicemail = (choices, { choose }) => html`
  ${spokenText(words.voicemailGreeting, choices.greeting, (greeting) => choose({ greeting }))}
  <div class="set-row wide">
    ${select(words.voice, choices.voice, VOICES, (voice) => choose({ voice }))}
    ${select(words.language, choices.language, LANGUAGES, (language) => choose({ language, transcribe: false }))}
  </div>
  ${number(words.longest, choices.maxSeconds, { least: 5, most: choices.transcribe ? 120 : 3600 }, (maxSeconds) => choose({ maxSeconds }))}
  <label class="set-check">
    <input type="checkbox" .checked=${live(Boolean(choices.transcribe))} @change=${({ target }) =>
      choose({ transcribe: target.checked, maxSeconds: target.checked ? Math.min(choices.maxSeconds, 120) : choices.maxSeconds })} />
    ${words.transcribe}
  </label>
  <label class="set-check">
    <input type="checkbox" .checked=${live(choices.announcement !== undefined)}
      @change=${({ target }) => choose({ announcement: target.checked ? words.usualAnnouncement : undefined })} />
    ${words.recordWithAnnouncement}
  </label>
  ${choices.announcement === undefined
    ? nothing
    : spokenText(words.announcement, choices.announcement, (announcement) => choose({ announcement }))}`;

const spokenText = (label, value, onInput) =>
  field({
    label,
    control: ({ id }) => html`<textarea class="set-text" rows="2" dir="auto" id=${id} .value=${live(value)}
      @input=${({ target }) => onInput(target.value)}></textarea>`,
  });

const select = (label, value, options, onChange) =>
  field({
    label,
    control: ({ id }) => html`<span class="field"><select id=${id} @change=${({ target }) => onChange(options[target.selectedIndex].value)}>
      ${options.map((option) => html`<option .selected=${live(option.value === value)}>${option.words}</option>`)}
    </select></span>`,
  });

const number = (label, value, { least, most }, onInput) =>
  field({
    label,
    control: ({ id }) => html`<span class="set-number"><span class="field"><input id=${id} type="number" inputmode="numeric"
      min=${least} max=${most} .value=${live(String(value))} @input=${({ target }) => target.value && onInput(Number(target.value))} />
      </span><span class="quiet">${words.seconds}</span></span>`,
  });

function planJson(form, { json, changeJson }) {
  const text = json.text ?? JSON.stringify(form.get("defaultPlan"), null, 2) ?? "";
  return field({
    label: words.planJson,
    hint: words.planJsonHint,
    problem: json.problem,
    control: ({ id, describedBy, invalid }) => html`<textarea class="set-text mono" rows="12" id=${id} spellcheck="false"
      aria-describedby=${describedBy} aria-invalid=${invalid} .value=${live(text)}
      @input=${({ target }) => changeJson(target.value)}></textarea>`,
  });
}
