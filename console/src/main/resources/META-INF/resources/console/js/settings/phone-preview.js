import { html, nothing } from "../lib/html.js";

/** A conversation as it looks on the customer's phone: `messages` are `{text, isOurs, detail}`. */
export const phonePreview = ({ title, messages, note }) => html`
  <figure class="phone" aria-label=${title}>
    <div class="phone-screen">
      ${messages.map(
        ({ text, isOurs, detail }) => html`
          <p class="phone-bubble ${isOurs ? "ours" : ""}" dir="auto">${text}</p>
          ${detail ? html`<p class="phone-detail">${detail}</p>` : nothing}`,
      )}
    </div>
    ${note ? html`<figcaption>${note}</figcaption>` : nothing}
  </figure>`;
