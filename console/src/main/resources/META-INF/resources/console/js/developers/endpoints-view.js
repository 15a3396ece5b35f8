import { html, live, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { emptyState } from "../parts/empty-state.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { problemLine } from "../parts/problem-line.js";
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

const addDialog = (state) =>
  dialog({
    title: words.add,
    isOpen: state.endpoints.isAdding,
    onClose: () => state.endpoints.setAdding(false),
    body: addForm(state),
    footer: html`
      <button type="button" class="button" @click=${() => state.endpoints.setAdding(false)}>${words.cancel}</button>
      <button class="button primary" form="dev-add" data-testid="add">${words.create}</button>`,
  });

function addForm({ endpoints, catalogue }) {
  const { draft, problem } = endpoints;
  const submit = (event) => {
    event.preventDefault();
    endpoints.create();
  };
  return html`
    <form class="dev-form" id="dev-add" novalidate @submit=${submit}>
      ${text("url", words.url, { endpoints, hint: words.urlHint, type: "url" })} ${text("description", words.description, { endpoints })}
      <fieldset>
        <legend class="t-label">${words.which}</legend>
        ${choice(words.allEvents, draft.all, (all) => endpoints.edit({ all }))}
        ${draft.all ? nothing : typeChoices(endpoints, catalogue)}
      </fieldset>
      ${problemLine(problem && !problem.of("url") && !problem.of("description") ? problem.message : undefined)}
    </form>`;
}

const text = (name, label, { endpoints, hint, type = "text" }) =>
  field({
    label,
    hint,
    problem: endpoints.problem?.of(name),
    control: ({ id, describedBy, invalid }) => html`
      <span class="field"><input id=${id} type=${type} autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid}
        .value=${live(endpoints.draft[name])} @input=${({ target }) => endpoints.edit({ [name]: target.value })} /></span>`,
  });

const choice = (label, isChosen, change) => html`
  <label class="choice"><input type="checkbox" .checked=${live(isChosen)} @change=${({ target }) => change(target.checked)} /><span>${label}</span></label>`;

const typeChoices = (endpoints, catalogue) =>
  whenLoaded(catalogue, {
    what: words.catalogue,
    view: ({ items }) => html`<div class="dev-types">
      ${items.map(({ name, title }) =>
        choice(html`${title ?? name} <code class="t-meta">${name}</code>`, endpoints.draft.types.has(name), (isChosen) => {
          const types = new Set(endpoints.draft.types);
          if (isChosen) types.add(name);
          else types.delete(name);
          endpoints.edit({ types });
        }),
      )}
    </div>`,
  });
