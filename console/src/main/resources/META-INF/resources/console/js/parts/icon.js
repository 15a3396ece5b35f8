import { html } from "../lib/html.js";

// Beside the modules, so that it is cached as long as they are.
const SPRITE = new URL("../../icons.svg", import.meta.url).pathname;

/** An icon of the sprite, for the eye only: what it means is said beside it or by its button. Sizes: small, large. */
export const icon = (name, size = "") =>
  html`<svg class="icon ${size}" aria-hidden="true"><use href="${SPRITE}#${name}"></use></svg>`;
