import { html, nothing } from "../lib/html.js";
import { playSound } from "../bell/sound.js";
import { phoneWords } from "../lib/phone.js";
import { OurNumbers } from "../state/our-numbers.js";
import { checksField, switchField } from "./fields.js";
import { deviceNotifications } from "./device-notifications.js";
import { zoneField } from "./hours.js";
import { notificationTable } from "./notification-table.js";
import { PushBrowser } from "./push.js";
import { pushPart } from "./push-view.js";
import { RevisedForm } from "./revised-form.js";
import { preferencesSource } from "./sources.js";
import { weekEditor } from "./week-editor.js";
import { notifications as words } from "./words.js";
import { ownZone } from "./zones.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const nights = () => ({ timeZone: ownZone(), hours: [{ days: DAYS, from: "22:00", to: "07:00" }], holidays: [] });

/** The page of what tells a person of what, when not, and which of the person's devices. */
export function createNotificationsPage(context) {
  const form = new RevisedForm({ ...preferencesSource, isReadOnly: () => context.isReadOnly, changed: context.changed });
  const push = new PushBrowser(context.changed);
  let numbers;
  return {
    form,
    loaded: form.loaded,
    shownFields: ["types", "numbers", "quietHours"],
    fieldWords: words.fields,
    load() {
      form.loaded.load();
      push.load();
      numbers ??= new OurNumbers(context.changed);
    },
    apply: (event) => numbers?.apply(event),
    saved: () => document.dispatchEvent(new CustomEvent("notification-preferences", { detail: form.base })),
    main: () => [
      notificationTable(form, context),
      chosenNumbers(form, numbers),
      soundTest(),
      quietHours(form),
      deviceNotifications(context),
      pushPart(push, context),
    ],
  };
}

/** The numbers whose conversations tell anything. What was chosen and is no number any more can be taken out. */
const chosenNumbers = (form, numbers) => html`
  <section class="set-part" aria-labelledby="chosen-numbers">
    <h3 class="t-sect" id="chosen-numbers">${words.fields.numbers}</h3>
    ${numbers.isLoaded ? checksField(form, "numbers", words.numbersHint, numbers.all().map((number) => option(number, numbers))) : nothing}
    ${numbers.isLoaded && numbers.all().length === 0 ? html`<p class="t-meta">${words.noNumbers}</p>` : nothing}
  </section>`;

const option = ({ address }, numbers) => ({
  value: address,
  words: [numbers.name(address), phoneWords(address)].filter(Boolean).join(" "),
});

const soundTest = () => html`
  <p><button type="button" class="button small" @click=${playSound}>${words.hearSound}</button></p>`;

function quietHours(form) {
  const isOn = Boolean(form.get("quietHours"));
  return html`
    <section class="set-part" aria-labelledby="quiet-hours">
      <h3 class="t-sect" id="quiet-hours">${words.fields.quietHours}</h3>
      ${switchField(form, "quietHours", {
        label: words.quiet,
        hint: words.quietHint,
        isOn,
        onChange: (value) => form.set("quietHours", value ? (form.base.quietHours ?? nights()) : undefined),
      })}
      ${isOn
        ? [
            zoneField(form, "quietHours.timeZone"),
            weekEditor({
              label: words.quietWeek,
              schedule: form.get("quietHours"),
              isReadOnly: form.isReadOnly,
              onChange: (hours) => form.set("quietHours.hours", hours),
              problem: form.problemOf("quietHours.hours") ?? form.problemOf("quietHours"),
            }),
          ]
        : nothing}
    </section>`;
}
