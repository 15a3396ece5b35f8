import { html, live, nothing } from "../lib/html.js";
import { device, changeDevice } from "../state/device.js";
import { notifications as words } from "./words.js";

const WAYS = ["bell", "sound", "push", "email"];
const USUAL = { bell: true, sound: true, push: true, email: false };
const OWN = ["sms_received", "call_received", "sms_status_update", "call_status_update", "recording_available", "rule_matched"];
const OF_ADMINS = ["number_problem", "webhook_problem", "endpoint_problem", "twilio_error"];
const OF_CONVERSATIONS = OWN.filter((type) => type !== "rule_matched");
const WITH_MORE = ["sms_status_update", "call_status_update", "twilio_error"];

/** Each type of notification with the ways in which it is told. The desktop is a choice of this device. */
export function notificationTable(form, context) {
  const types = [...OWN, ...(context.has("admin") ? OF_ADMINS : [])];
  return html`
    <div class="table-scroll" role="region" aria-label=${words.table} tabindex="0">
      <table class="table ways">
        <caption class="visually-hidden">${words.table}</caption>
        <thead>
          <tr>
            <th scope="col">${words.what}</th>
            ${[...WAYS.slice(0, 2), "desktop", ...WAYS.slice(2)].map((way) => html`<th scope="col" title=${words.wayHints[way]}>${words.ways[way]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${types.map((type) => row(form, type, context))}
        </tbody>
      </table>
    </div>
    ${form.problemOf("types") ? html`<p class="set-problem" role="alert">${form.problemOf("types")}</p>` : nothing}`;
}

function row(form, type, context) {
  const chosen = { ...USUAL, ...form.get(["types", type]) };
  const set = (change) => form.set(["types", type], { ...chosen, ...change });
  const box = (way) => check(`${words.types[type]}: ${words.ways[way]}`, chosen[way], form.isReadOnly, (value) => set({ [way]: value }));
  return html`
    <tr>
      <th scope="row">
        <span>${words.types[type]}</span>
        ${OF_CONVERSATIONS.includes(type) ? scope(type, chosen.conversations, form.isReadOnly, (conversations) => set({ conversations })) : nothing}
        ${WITH_MORE.includes(type) ? everything(type, Boolean(chosen.everything), form.isReadOnly, (value) => set({ everything: value })) : nothing}
      </th>
      <td>${box("bell")}</td>
      <td>${box("sound")}</td>
      <td>${desktopBox(type, context)}</td>
      <td>${box("push")}</td>
      <td>${box("email")}</td>
    </tr>`;
}

const check = (label, isOn, isDisabled, onChange) => html`
  <input type="checkbox" aria-label=${label} .checked=${live(isOn)} ?disabled=${isDisabled} @change=${({ target }) => onChange(target.checked)} />`;

/** Whose conversations a type tells. The usual choice is sent as none. */
const scope = (type, chosen, isDisabled, onChange) => html`
  <span class="field small"><select aria-label=${words.conversations(words.types[type])} ?disabled=${isDisabled}
    @change=${({ target }) => onChange(words.scopes[target.selectedIndex].value)}>
    ${words.scopes.map(({ value, words: text }) => html`<option .selected=${live(value === asChosen(chosen))}>${text}</option>`)}
  </select></span>`;

const asChosen = (scope) => (scope === "mine-and-unassigned" ? undefined : scope);

const everything = (type, isOn, isDisabled, onChange) => html`
  <label class="set-check">
    <input type="checkbox" .checked=${live(isOn)} ?disabled=${isDisabled} @change=${({ target }) => onChange(target.checked)} />
    ${words.everything[type]}
  </label>`;

function desktopBox(type, context) {
  const { desktop } = device();
  const label = `${words.types[type]}: ${words.ways.desktop}`;
  return check(label, desktop.isOn && !desktop.off.includes(type), !desktop.isOn, (isOn) => {
    const off = desktop.off.filter((other) => other !== type);
    changeDevice({ desktop: { ...desktop, off: isOn ? off : [...off, type] } });
    context.changed();
  });
}
