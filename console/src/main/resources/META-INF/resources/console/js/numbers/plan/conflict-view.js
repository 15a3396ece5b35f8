import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { difference } from "./difference.js";

/** Another person published a plan while this one was changed: what they changed, and the choice between the two. */
export function conflictNotice(state, actions) {
  const lines = difference(state.conflict.base, state.conflict.plan, state.nameOf);
  return html`<section class="conflict" role="alert">
    <p>${icon("triangle-alert", "small")} <b>Another plan was published while you changed this one.</b></p>
    <ul>
      ${lines.map(({ words }) => html`<li dir="auto">${words}</li>`)}
    </ul>
    <p class="acts">
      <button class="button small" type="button" @click=${() => actions.decide(false)}>Take theirs</button>
      <button class="button small" type="button" @click=${() => actions.decide(true)}>Go on with mine</button>
      <span class="t-meta">Yours replaces theirs when you publish it.</span>
    </p>
  </section>`;
}
