import { html } from "../lib/html.js";
import { details } from "../parts/details.js";
import { whenLoaded } from "../parts/loaded.js";
import { words } from "./words.js";

/** Every type of event with its fields and an example. */
export const catalogueView = ({ catalogue }) => html`
  <p class="quiet">${words.catalogueDetail}</p>
  ${whenLoaded(catalogue, { what: words.catalogue, view: ({ items }) => html`<div class="dev-attempts">${items.map(typeView)}</div>` })}`;

const typeView = ({ name, title, description, schema, example }) =>
  details({
    words: html`<span class="mono">${name}</span> <span class="t-meta">${title ?? ""}</span>`,
    body: html`
      <p>${description ?? ""}</p>
      <h3 class="t-label">${words.fields}</h3>
      <dl class="pairs">
        ${Object.entries(schema?.properties ?? {}).map(
          ([field, { type, description: meaning }]) => html`<dt>${field}</dt><dd>${[type].flat().join(" or ")} <span class="t-meta">${meaning ?? ""}</span></dd>`,
        )}
      </dl>
      <h3 class="t-label">${words.example}</h3>
      <pre class="dev-code" tabindex="0" role="region" aria-label="${words.example}: ${name}">${JSON.stringify(example, null, 2)}</pre>`,
  });
