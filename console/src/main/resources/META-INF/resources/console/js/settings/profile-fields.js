import { html, nothing } from "../lib/html.js";
import { choiceField, longTextField, switchField, textField } from "./fields.js";
import { forwardingFields } from "./forwarding.js";
import { zoneField } from "./hours.js";
import { weekEditor } from "./week-editor.js";
import { profile as words } from "./words.js";
import { ownZone } from "./zones.js";

export const PROFILE_FIELDS = ["name", "email", "mobile", "office", "hours", "forwarding", "recording", "greeting"];

const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const usualHours = () => ({ timeZone: ownZone(), hours: [{ days: WORKDAYS, from: "09:00", to: "17:00" }], holidays: [] });

/** What a member's profile has: the person, how calls reach the person, and when. */
export const profileFields = (form) => html`
  ${textField(form, "name", { label: words.fields.name, most: 100, autocomplete: "name" })}
  <div class="set-row wide">
    ${textField(form, "email", { label: words.fields.email, type: "email", autocomplete: "email" })}
    ${textField(form, "mobile", { label: words.fields.mobile, type: "tel", hint: words.mobileHint, placeholder: "+15551230002", autocomplete: "tel" })}
    ${textField(form, "office", { label: words.fields.office, hint: words.officeHint, placeholder: "sip:desk@example.com" })}
  </div>
  <section class="set-part" aria-labelledby="own-calls">
    <h3 class="t-sect" id="own-calls">${words.calls}</h3>
    ${forwardingFields(form)}
    ${hoursFields(form)}
    ${choiceField(form, "recording", { label: words.fields.recording, options: words.recordings })}
    ${longTextField(form, "greeting", { label: words.fields.greeting, hint: words.greetingHint, rows: 2 })}
  </section>`;

function hoursFields(form) {
  const hasHours = Boolean(form.get("hours"));
  const control = switchField(form, "hours", {
    label: words.onlyInHours,
    hint: words.hoursHint,
    isOn: hasHours,
    onChange: (isOn) => form.set("hours", isOn ? (form.base.hours ?? usualHours()) : undefined),
  });
  if (!hasHours) return control;
  const week = weekEditor({
    label: words.fields.hours,
    schedule: form.get("hours"),
    isReadOnly: form.isReadOnly,
    onChange: (hours) => form.set("hours.hours", hours),
    problem: form.problemOf("hours"),
  });
  return html`${control} ${zoneField(form, "hours.timeZone")} ${week ?? nothing}`;
}
