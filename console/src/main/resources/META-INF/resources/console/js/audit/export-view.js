import { html, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { field } from "../parts/field.js";
import { problemLine } from "../parts/problem-line.js";
import { words } from "./words.js";

/** Asks for the days of an export, and tells how it went. */
export const exportDialog = (exporting) =>
  dialog({
    title: words.exportTitle,
    isOpen: exporting.isOpen,
    onClose: () => exporting.dismiss(),
    body: exporting.isOpen ? form(exporting) : nothing,
    footer: html`
      <button type="button" class="button" @click=${() => exporting.dismiss()}>${words.cancel}</button>
      <button class="button primary" form="audit-export" data-testid="export" ?disabled=${exporting.isRunning}>
        ${exporting.isRunning ? words.exporting : words.exportNow}
      </button>`,
  });

function form(exporting) {
  const submit = (event) => {
    event.preventDefault();
    exporting.run();
  };
  return html`
    <form class="audit-export" id="audit-export" novalidate @submit=${submit}>
      <p class="quiet">${words.exportDetail}</p>
      ${day(words.from, "from", exporting)} ${day(words.to, "to", exporting)} ${problemLine(exporting.problem)}
    </form>`;
}

const day = (label, name, exporting) =>
  field({
    label,
    control: ({ id, describedBy, invalid }) => html`
      <span class="field"><input id=${id} type="date" aria-describedby=${describedBy} aria-invalid=${invalid}
        .value=${exporting.days[name] ?? ""} @change=${({ target }) => exporting.choose({ [name]: target.value })} /></span>`,
  });
