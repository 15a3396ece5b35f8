import { html } from "../lib/html.js";
import { actionButton } from "./action.js";
import { icon } from "./icon.js";

const ICONS = { good: "circle-check", warn: "triangle-alert", bad: "circle-alert", info: "info", offline: "cloud-off" };

/** A notice over a list or a page. Kinds: good, warn, bad, info, offline. `words` may be a template with <b>. */
export const strip = ({ kind = "info", words, action }) =>
  html`<div class="strip" data-kind=${kind} role=${kind === "bad" ? "alert" : "status"}>
    ${icon(ICONS[kind] ?? "info", "small")}<p>${words}</p>
    ${actionButton(action, "small")}
  </div>`;
