import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { addDialog } from "./endpoint-form.js";
import { words } from "./words.js";

export const endpointAddress = ({ id }) => `/developers/endpoints/${encodeURIComponent(id)}`;

/** The list of endpoints. */
export const endpointsView = (state) => html`
  <div class="dev-head">
    <p class="quiet">${words.endpointsDetail}</p>
    ${state.isReadOnly ? nothing : addButton(state.endpoints)}
  </div>
  ${whenLoaded(state.endpoints.list, { what: words.endpoints, empty: () => none(state), view: (items) => listOf(items) })}
  ${addDialog(state)}`;

const addButton = (endpoints) => html`
  <button type="button" class="button primary" @click=${() => endpoints.setAdding(true)}>${icon("plus", "small")} ${words.add}</button>`;

const none = ({ endpoints, isReadOnly }) =>
  emptyState({
    icon: "webhook",
    words: words.noEndpoints,
    detail: words.noEndpointsDetail,
    action: isReadOnly ? undefined : { words: words.add, run: () => endpoints.setAdding(true) },
  });

const listOf = (items) => html`
  <ul class="dev-list">
    ${items.map(
      (endpoint) => html`
        <li>
          <a href=${endpointAddress(endpoint)}>
            <b dir="auto">${endpoint.url}</b>
            <span class="t-meta">${typesWords(endpoint)} · ${words.health(endpoint.health)}</span>
          </a>
          ${stateBadge(endpoint)}
        </li>`,
    )}
  </ul>`;

export const typesWords = ({ eventTypes }) => (eventTypes.includes("*") ? words.allEvents : words.all(eventTypes.length));

/** Fails, on or off. */
export function stateBadge(endpoint) {
  if (endpoint.state !== "enabled") return html`<span class="badge">${words.off}</span>`;
  if (endpoint.health?.failuresInRow > 0) return html`<span class="badge bad">${words.failed}</span>`;
  return html`<span class="badge good">${words.on}</span>`;
}
