import { html } from "../../lib/html.js";

/** What is seen of a thread while nothing of it is known. */
export function greyBubbles() {
  const bubbles = ["in", "in short", "out", "in", "out short"];
  return html`<div class="grey-bubbles" aria-hidden="true">${bubbles.map((look) => html`<i class=${look}></i>`)}</div>`;
}
