import { html } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { details } from "../parts/details.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { words } from "./words.js";

/** Every type of event with its fields and an example. */
export const catalogueView = ({ catalogue }) => html`
  <div class="dev-head">
    <p class="quiet">${words.catalogueDetail}</p>
    <a class="button" data-testid="reference" href="/api/docs" target="_blank" rel="noopener">${icon("book-open", "small")} ${words.openReference}</a>
  </div>
  ${whenLoaded(catalogue, { what: words.catalogue, view: ({ items }) => html`<div class="dev-attempts">${items.map(typeView)}</div>` })}`;

const typeView = ({ name, title, description, schema, example }) =>
  details({
    words: html`<span class="mono">${name}</span> <span class="t-meta">${title ?? ""}</span>`,
    body: html`
      <p>${description ?? ""}</p>
      <h2 class="t-label">${words.fields}</h2>
      <dl class="pairs">
        ${Object.entries(schema?.properties ?? {}).map(
          ([field, { type, description: meaning }]) => html`<dt>${field}</dt><dd>${[type].flat().join(" or ")} <span class="t-meta">${meaning ?? ""}</span></dd>`,
        )}
      </dl>
      <h2 class="t-label">${words.example}</h2>
      <pre class="dev-code" tabindex="0" role="region" aria-label="${words.example}: ${name}">${JSON.stringify(example, null, 2)}</pre>
      <h2 class="t-label">${words.subscribe}</h2>
      <div class="line"><pre class="dev-code" tabindex="0" role="region" aria-label="curl: ${name}">${subscriptionCurl(name)}</pre>${copyButton(subscriptionCurl(name), words.copyCurl)}</div>
      <p class="t-meta">${words.subscribeDetail}</p>`,
  });

/** The command that adds an endpoint for one type of event. */
export const subscriptionCurl = (name, origin = location.origin) =>
  [
    `curl -X POST '${origin}/api/webhook-endpoints'`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify({ url: "https://example.com/switchboard", eventTypes: [name] })}'`,
  ].join(" \\\n  ");
