import { html, live, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { field } from "../parts/field.js";
import { whenLoaded } from "../parts/loaded.js";
import { problemLine } from "../parts/problem-line.js";
import { words } from "./words.js";

/** Asks for a new endpoint. */
export const addDialog = (state) =>
  formDialog(state, {
    title: words.add,
    isOpen: state.endpoints.isAdding,
    close: () => state.endpoints.setAdding(false),
    submit: () => state.endpoints.create(),
    button: words.create,
  });

/** Changes the endpoint that is open. */
export const editDialog = (state) =>
  formDialog(state, {
    title: words.edit,
    isOpen: Boolean(state.endpoints.editing),
    close: () => state.endpoints.stopEditing(),
    submit: () => state.endpoints.save(),
    button: words.save,
  });

const formDialog = (state, { title, isOpen, close, submit, button }) =>
  dialog({
    title,
    isOpen,
    onClose: close,
    body: isOpen ? form(state, submit) : nothing,
    footer: html`
      <button type="button" class="button" @click=${close}>${words.cancel}</button>
      <button class="button primary" form="dev-endpoint" data-testid="save">${button}</button>`,
  });

function form({ endpoints, catalogue }, send) {
  const { draft, problem } = endpoints;
  const submit = (event) => {
    event.preventDefault();
    send();
  };
  return html`
    <form class="dev-form" id="dev-endpoint" novalidate @submit=${submit}>
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
