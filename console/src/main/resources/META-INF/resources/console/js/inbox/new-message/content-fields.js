import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { field } from "../../parts/field.js";
import { words } from "../words.js";

const MOST_LETTERS = 1600;

/** What is written: a template with the values of its variables, or a text. */
export const content = (message) => [template(message), message.template ? variables(message) : body(message)];

function template(message) {
  const fitting = message.fittingTemplates;
  if (fitting.length === 0) return nothing;
  return field({
    label: words.template,
    problem: message.problem?.of?.("templateId"),
    control: ({ id }) => html`<span class="field"
      ><select id=${id} .value=${live(message.form.templateId)} @change=${(event) => message.change({ templateId: event.target.value })}>
        <option value="">${words.noTemplate}</option>
        ${fitting.map(({ id: value, name, contentSid }) => html`<option value=${value}>${contentSid ? words.approved(name) : name}</option>`)}
      </select></span
    >`,
  });
}

const variables = (message) => html`
  <p class="template-body" dir="auto">${message.template.body}</p>
  ${message.template.variables.map((name) =>
    field({
      label: /^\d+$/.test(name) ? words.valueFor(name) : name,
      problem: message.problem?.of?.(`variables.${name}`),
      control: ({ id, describedBy, invalid }) => html`<span class="field"
        ><input
          id=${id}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          dir="auto"
          .value=${live(message.form.variables[name] ?? "")}
          @input=${(event) => message.change({ variables: { ...message.form.variables, [name]: event.target.value } })}
      /></span>`,
    }),
  )}`;

const body = (message) =>
  field({
    label: words.text,
    hint: words.letters(message.form.body),
    problem: message.problem?.of?.("body"),
    control: ({ id, describedBy, invalid }) => html`<textarea
      class="field area"
      id=${id}
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      rows="4"
      dir="auto"
      maxlength=${MOST_LETTERS}
      data-testid="new-body"
      .value=${live(message.form.body)}
      @input=${(event) => message.change({ body: event.target.value })}
    ></textarea>`,
  });
