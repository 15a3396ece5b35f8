import { amount } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { contactAddress } from "./filters.js";
import { nameOf } from "./merge.js";

const REASONS = { "same-number": "has the same number on another channel", "similar-name": "has the same name" };

/** Proposes contacts that may be the same person. A person looks at both sides and decides. */
export function duplicatesView({ page, isReadOnly }, { mergeWith }) {
  const duplicates = page.duplicates.value ?? [];
  if (duplicates.length === 0) return nothing;
  return html`<section class="contact-duplicates" aria-label="${amount(duplicates.length, { one: "possible duplicate", other: "possible duplicates" })}" data-testid="duplicates">
    <ul>
      ${duplicates.map(
        ({ contact, reason }) => html`<li class="t-meta">
          ${icon("copy", "small")}<span><a href=${contactAddress(contact.id)} dir="auto">${nameOf(contact)}</a> ${REASONS[reason] ?? "may be the same person"}.</span>
          ${isReadOnly ? nothing : html`<button type="button" class="button ghost small" @click=${() => mergeWith(contact)}>Compare and merge</button>`}
        </li>`,
      )}
    </ul>
  </section>`;
}
