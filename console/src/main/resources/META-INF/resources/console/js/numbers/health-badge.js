import { html } from "../lib/html.js";
import { icon } from "../parts/icon.js";

export const healthBadge = ({ tone, words, isBusy }) => html`<span class="badge ${tone}">
  ${isBusy ? html`<span class="spin"></span>` : tone === "good" ? icon("check", "small") : ""} ${words}
</span>`;
