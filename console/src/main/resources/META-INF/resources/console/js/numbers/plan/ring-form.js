import { html } from "../../lib/html.js";
import { repeat } from "../../lib/html.js";
import { phoneWords } from "../../lib/phone.js";
import { icon } from "../../parts/icon.js";
import { areaOf } from "./fields.js";
import { checkField } from "./fields.js";
import { choiceField } from "./fields.js";
import { labelled } from "./fields.js";
import { numberField } from "./fields.js";
import { set } from "./fields.js";
import { destinationFrom } from "./people.js";

const RECORDS = [
  { value: "", words: "as the steps before say" },
  { value: "true", words: "yes" },
  { value: "false", words: "no" },
];

/** Who is rung, in which order, and what they hear. */
export function ringForm(form) {
  const { step } = form;
  return html`
    <div class="wide">${whoIsRung(form)}</div>
    ${step.to?.length > 1 ? checkField(form, "atOnce", "All at once", false) : ""}
    ${numberField(form, "timeoutSeconds", "Rings for", { usual: 20, least: 5, most: 600, unit: "s" })} ${shownNumber(form)}
    ${choiceField(form, "record", "Recorded", {
      usual: "",
      read: (value) => (value === undefined ? undefined : String(value)),
      write: (value) => (value ? value === "true" : undefined),
      options: RECORDS,
    })}
    ${told(form, "whisper", "Whoever picks up hears first", "A call from the web site.")}
    ${told(form, "confirm", "Asks them to press 1, so that no mailbox takes the call", "Press 1 to take the call.")}
  `;
}

function told(form, name, label, placeholder) {
  const { play, say = "" } = form.step[name] ?? {};
  if (play) return html`<p class="wide quiet">${label}: plays ${play}</p>`;
  const change = (text) => set(form, { [name]: text ? { ...form.step[name], say: text } : undefined });
  return labelled(form, name, label, areaOf(say, label, placeholder, change), true);
}

const shownNumber = (form) =>
  choiceField(form, "callerId", "They see", {
    usual: "caller",
    write: (value) => (value === "caller" ? undefined : value),
    options: [
      { value: "caller", words: "the caller’s number" },
      { value: "ourNumber", words: "this number" },
      ...(/^\+/.test(form.step.callerId ?? "") ? [{ value: form.step.callerId, words: form.step.callerId }] : []),
    ],
  });

function whoIsRung(form) {
  const to = form.step.to ?? [];
  return html`<span class="t-label">Rings</span>
    <ol class="rung">
      ${repeat(to, (address, index) => `${address} ${index}`, (address, index) => destination(form, to, address, index))}
    </ol>
    ${to.length < 10 ? another(form, to) : ""}`;
}

function destination(form, to, address, index) {
  const others = to.filter((_, other) => other !== index);
  return html`<li>
    <span class="who" dir="auto">${form.nameOf(address)}</span>
    <span class="t-meta num">${form.nameOf(address) === phoneWords(address) ? "" : phoneWords(address)}</span>
    ${index > 0 ? earlier(form, to, index) : ""}
    <button
      class="button ghost icon small"
      type="button"
      aria-label="Do not ring ${form.nameOf(address)}"
      @click=${() => set(form, { to: others })}
    >
      ${icon("x", "small")}
    </button>
  </li>`;
}

const earlier = (form, to, index) => html`<button
  class="button ghost icon small"
  type="button"
  aria-label="Ring ${form.nameOf(to[index])} earlier"
  @click=${() => set(form, { to: to.with(index - 1, to[index]).with(index, to[index - 1]) })}
>
  ${icon("arrow-up", "small")}
</button>`;

/** A person is chosen from the browser's own list; a number is typed. */
const another = (form, to) => html`<span class="field another">
  ${icon("plus", "small")}
  <input
    list="people-to-ring"
    placeholder="Name, +1 555 123 0103, sip:… or client:…"
    aria-label="Add a person or a number"
    @change=${({ target }) => added(target, form, to)}
    @keydown=${(event) => event.key === "Enter" && (event.preventDefault(), added(event.target, form, to))}
  />
  <datalist id="people-to-ring">
    ${form.people.search("").map((person) => html`<option value=${person.value}>${person.words} (${person.detail})</option>`)}
  </datalist>
</span>`;

function added(input, form, to) {
  if (!input.value.trim()) return;
  const [person, ...others] = form.people.search(input.value);
  const address = destinationFrom(input.value) ?? (person && others.length === 0 ? person.value : undefined);
  input.setCustomValidity(address ? "" : "Write a number with its country, such as +1 555 123 0103.");
  if (!address) {
    input.reportValidity();
    return;
  }
  input.value = "";
  set(form, { to: [...to, address] });
}
