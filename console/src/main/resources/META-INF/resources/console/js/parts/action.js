import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "./icon.js";

/**
 * The button or link of an action `{words, run, href, icon, kind, disabled}`. A template is shown as it is, so that a
 * part which offers an action can offer several.
 */
export function actionButton(action, look = "") {
  if (!action) return nothing;
  if (!action.words) return action;
  const { words, run, href, icon: name, kind = "", disabled } = action;
  const content = html`${name ? icon(name, "small") : nothing}${words}`;
  const style = `button ${look} ${kind}`;
  if (!href) return html`<button type="button" class=${style} ?disabled=${disabled} @click=${run}>${content}</button>`;
  return isElsewhere(href)
    ? html`<a class=${style} href=${href} target="_blank" rel="noopener noreferrer">${content}${icon("external-link", "small")}</a>`
    : html`<a class=${style} href=${href}>${content}</a>`;
}

const isElsewhere = (href) => /^https?:/i.test(href);
