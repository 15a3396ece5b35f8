import { html } from "../lib/html.js";

const COLOUR = /^#[0-9a-f]{6}$/i;

/** A dot in a colour that people chose. The policy of the page allows no style attribute, so the element sets it itself. */
class ColourDot extends HTMLElement {
  set colour(value) {
    if (COLOUR.test(value)) this.style.setProperty("--c", value);
    else this.style.removeProperty("--c");
  }
}

if (!customElements.get("colour-dot")) customElements.define("colour-dot", ColourDot);

/** The dot of a label, for use inside a chip. */
export const colourDot = (colour) => html`<colour-dot .colour=${colour} aria-hidden="true"></colour-dot>`;
