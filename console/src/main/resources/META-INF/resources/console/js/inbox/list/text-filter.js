import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { afterRender } from "../../lib/directives.js";
import { icon } from "../../parts/icon.js";
import { words } from "../words.js";

/** A field over the rows that shows those with a text, a name or a number. */
export const textFilter = (list, view) => html`
  <search class="text-filter">
    <label class="field"
      >${icon("search", "small")}<input
        type="search"
        aria-label=${words.filterText}
        placeholder=${words.filterText}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        maxlength="200"
        .value=${live(view.text ?? list.filter.text ?? "")}
        ${afterRender(view.focusText, (element, wanted) => wanted && element.focus())}
        @input=${(event) => view.filterText(event.target.value)}
        @keydown=${(event) => event.key === "Escape" && leave(event, view)}
    /></label>
  </search>`;

function leave(event, view) {
  event.stopPropagation();
  view.filterText("");
  view.closeText();
}
