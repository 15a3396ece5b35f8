import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";

/** Two people changed the same: both values, field by field, and the choice between them. */
export function conflictView(edit, { keepMine, keepTheirs }) {
  if (!edit.conflict) return nothing;
  return html`<section class="contact-conflict" role="alertdialog" aria-labelledby="conflict-title" data-testid="conflict">
    <h2 class="t-sect" id="conflict-title">${icon("triangle-alert", "small")} Somebody else has changed this as well</h2>
    <dl>
      ${edit.conflict.differences.map(
        ({ field, mine, theirs }) => html`<div>
          <dt>${field === "name" ? "Name" : field}</dt>
          <dd><span class="t-label">Yours</span> <b dir="auto">${mine || "nothing"}</b></dd>
          <dd><span class="t-label">Theirs</span> <b dir="auto">${theirs ?? "nothing"}</b></dd>
        </div>`,
      )}
    </dl>
    <p>
      <button type="button" class="button primary" @click=${keepMine}>Keep mine</button>
      <button type="button" class="button" @click=${keepTheirs}>Keep theirs</button>
    </p>
  </section>`;
}
