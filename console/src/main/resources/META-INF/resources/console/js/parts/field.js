import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { withId } from "../lib/directives.js";
import { icon } from "./icon.js";

/**
 * A control with its label, hint and problem. `control({id, describedBy, invalid})` draws it and sets the three on the
 * control: `id`, `aria-describedby`, `aria-invalid`.
 */
export const field = ({ label, hint, problem, control }) =>
  withId(
    (id) => html`<div class="labelled ${problem ? "has-problem" : ""}">
      <label class="t-label" for=${id}>${label}</label>
      ${control({ id, describedBy: describedBy(id, hint, problem), invalid: problem ? "true" : "false" })}
      ${hint ? html`<p class="t-meta" id="${id}-hint">${hint}</p>` : nothing}
      <p class="field-problem" id="${id}-problem" role="alert">
        ${problem ? html`${icon("circle-alert", "small")}<span>${problem}</span>` : nothing}
      </p>
    </div>`,
  );

function describedBy(id, hint, problem) {
  const ids = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean);
  return ids.length ? ids.join(" ") : nothing;
}
