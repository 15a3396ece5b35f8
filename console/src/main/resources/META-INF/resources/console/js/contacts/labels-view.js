import { html, nothing } from "../lib/html.js";
import { colourDot } from "../parts/colour-dot.js";
import { icon } from "../parts/icon.js";
import { menu } from "../parts/menu.js";

/** The labels of the contact's conversations. A new one goes to the newest conversation, one that is removed from all. */
export function labelsView({ page, labels, isWatching }, { addLabel, removeLabel }) {
  const { labels: ids, conversations } = page.summary;
  const others = labels.all().filter(({ id }) => !ids.includes(id));
  const mayChange = !isWatching && conversations.length > 0;
  return html`<section aria-labelledby="contact-labels">
    <header><h2 id="contact-labels" class="t-sect">Labels</h2>
      ${mayChange && others.length > 0
        ? menu({ label: "Add a label", icon: "plus", align: "end", items: others.map(({ id, name }) => ({ words: name, run: () => addLabel(id) })) })
        : nothing}
    </header>
    <ul class="contact-labels">
      ${labels.of(ids).map(
        ({ id, name, colour }) => html`<li class="chip">${colourDot(colour)}<span dir="auto">${name}</span>
          ${mayChange
            ? html`<button type="button" class="chip-remove" aria-label="Remove ${name}" @click=${() => removeLabel(id)}>${icon("x", "small")}</button>`
            : nothing}
        </li>`,
      )}
    </ul>
    ${ids.length === 0 ? html`<p class="t-meta">None.</p>` : nothing}
  </section>`;
}
