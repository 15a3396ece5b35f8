import { afterRender } from "../../lib/directives.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";

const open = (dialog, isOpen) => isOpen && !dialog.open && dialog.showModal();

/**
 * A picture over the page, with arrows to the others of its message, zoom and download.
 *
 * @param box `{pictures, index, isZoomed}`, or undefined when it is closed
 * @param actions `move(step)`, `zoom()`, `close()`
 */
export function lightbox(box, files, { move, zoom, close }) {
  if (!box) return nothing;
  const { pictures, index, isZoomed } = box;
  const picture = pictures[index];
  return html`
    <dialog class="lightbox" aria-label="Picture ${index + 1} of ${pictures.length}" @close=${close}
        @keydown=${keys(move)} @click=${(event) => event.target === event.currentTarget && close()} ${afterRender(true, open)}>
      <header>
        <span class="num">${index + 1} / ${pictures.length}</span>
        <button type="button" class="button ghost icon" aria-pressed=${isZoomed} aria-label="Zoom" @click=${zoom}>${icon(isZoomed ? "zoom-out" : "zoom-in")}</button>
        <a class="button ghost icon" href="${picture.url}?download=true" download aria-label="Download">${icon("download")}</a>
        <button type="button" class="button ghost icon" aria-label="Close" @click=${close}>${icon("x")}</button>
      </header>
      <div class="picture ${isZoomed ? "zoomed" : ""}" tabindex="0" role="group" aria-label="Picture">
        <img src=${files.source(picture.url) ?? nothing} alt="Picture ${index + 1} of ${pictures.length}" @click=${zoom}
            ${afterRender(picture.url, (image) => files.isShownBy(image, picture.url))}>
      </div>
      ${pictures.length > 1
        ? html`
            <button type="button" class="button icon previous" aria-label="Previous" ?disabled=${index === 0} @click=${() => move(-1)}>${icon("chevron-left", "large")}</button>
            <button type="button" class="button icon next" aria-label="Next" ?disabled=${index === pictures.length - 1} @click=${() => move(1)}>${icon("chevron-right", "large")}</button>`
        : nothing}
    </dialog>`;
}

const keys = (move) => (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step && !event.target.closest(".zoomed")) move(step);
};
