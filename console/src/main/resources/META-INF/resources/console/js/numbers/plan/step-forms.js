import { html } from "../../lib/html.js";
import { checkField } from "./fields.js";
import { choiceField } from "./fields.js";
import { numberField } from "./fields.js";
import { hoursForm } from "./hours-form.js";
import { promptField } from "./prompt-field.js";
import { promptKind } from "./prompt-field.js";
import { ringForm } from "./ring-form.js";

const FORMS = {
  greeting: (form) => html`${promptField(form, "greeting", "Says")} ${promptKind(form, "greeting")}`,
  recording: (form) => html`
    ${choiceField(form, "on", "Conversations", {
      usual: "true",
      read: (value) => (value === undefined ? undefined : String(value)),
      write: (value) => value === "true",
      options: [
        { value: "true", words: "are recorded, both sides" },
        { value: "false", words: "are not recorded" },
      ],
    })}
    ${promptField(form, "announcement", "Tells callers", { isOptional: true, placeholder: "This call may be recorded." })} ${promptKind(form, "announcement")}
  `,
  forward: ringForm,
  voicemail: (form) => html`
    ${promptField(form, "greeting", "Says first", { isOptional: true, placeholder: "Please leave a message." })} ${promptKind(form, "greeting")}
    ${numberField(form, "maxSeconds", "Longest message", { usual: 120, least: 5, most: 3600, unit: "s" })}
    <div class="ticks wide">
      ${checkField(form, "beep", "Beep before the message", true)} ${checkField(form, "transcribe", "Write it down (US English)", false)}
    </div>
    ${promptField(form, "afterwards", "Says after the message", { isOptional: true, placeholder: "Thank you. Goodbye." })}
  `,
  menu: (form) => html`
    ${promptField(form, "prompt", "Says")}
    ${numberField(form, "timeoutSeconds", "Waits for a key", { usual: 5, least: 1, most: 60, unit: "s" })}
    ${numberField(form, "retries", "Repeats", { usual: 2, least: 0, most: 10, unit: "times" })} ${promptKind(form, "prompt")}
  `,
  businessHours: hoursForm,
  reject: (form) =>
    choiceField(form, "reason", "Callers hear", {
      usual: "rejected",
      options: [
        { value: "rejected", words: "“not in service”" },
        { value: "busy", words: "the busy tone" },
      ],
    }),
  hangUp: (form) => html`
    ${promptField(form, "lastWords", "Says before", { isOptional: true, placeholder: "Goodbye." })} ${promptKind(form, "lastWords")}
  `,
};

/** The fields of a step, in its place in the plan. */
export function stepForm(state, actions, place, step) {
  const problems = state.findings.problems.filter((finding) => finding.place === place);
  const form = { place, step, problems, actions, people: state.people, nameOf: state.nameOf };
  const isReadOnly = state.isReadOnly;
  return html`<fieldset class="edit" ?disabled=${isReadOnly}>
    <legend class="visually-hidden">Fields of this step</legend>
    ${FORMS[step.type]?.(form) ?? html`<p class="wide quiet">This version of the console does not know this step. Change it as JSON.</p>`}
  </fieldset>`;
}
