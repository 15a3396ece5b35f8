import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { dialog } from "../../parts/dialog.js";
import { field } from "../../parts/field.js";
import { words } from "../words.js";
import { addressOf } from "./list-filter.js";

const LONGEST = 40;

/** Asks for the name under which a filter is kept among the views. */
export const keepFilter = (list, view) =>
  dialog({
    title: words.keepTitle,
    isOpen: Boolean(view.isSaving),
    onClose: view.stopSaving,
    body: view.isSaving
      ? html`<form id="keep-filter" @submit=${(event) => keep(event, list, view)}>
          ${field({
            label: words.keepName,
            control: ({ id }) =>
              html`<span class="field"><input id=${id} name="name" required maxlength=${LONGEST} autocomplete="off" autofocus dir="auto" /></span>`,
          })}
        </form>`
      : nothing,
    footer: html`<button class="button primary" form="keep-filter">${words.save}</button>`,
  });

function keep(event, { filter }, { savedFilters, stopSaving }) {
  event.preventDefault();
  savedFilters.save(new FormData(event.currentTarget).get("name"), addressOf(filter));
  stopSaving();
}
