import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { render } from "../lib/html.js";
import { withId } from "../lib/directives.js";
import { keepPlaced } from "../lib/placing.js";
import { icon as drawn } from "./icon.js";
import { moveInMenu } from "./menu-keys.js";

/**
 * A button with a menu. `items` are `{words, icon, detail, keys, run, href, danger, disabled}`, `{line: true}`, or
 * falsy for what is not offered now. They are in the page only while the menu is open, so that a long list can have
 * one menu per row. `look` adds to the button's classes ("primary", "small"); `align` is "start" or "end".
 */
export const menu = ({ label, icon, words, items, align = "start", look = words ? "" : "ghost" }) =>
  withId(
    (id) => html`<button
        type="button"
        class="button ${look} ${words ? "" : "icon"}"
        popovertarget=${id}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${label}
        title=${words ? nothing : label}
        @keydown=${(event) => openByArrow(event, align)}
        >${icon ? drawn(icon) : nothing}${words ?? nothing}${words ? drawn("chevron-down", "small") : nothing}</button
      ><div
        id=${id}
        class="menu"
        popover
        role="menu"
        aria-label=${label}
        @beforetoggle=${(event) => prepare(event, items, align)}
        @toggle=${toggled}
        @keydown=${moveInMenu}
      ></div>`,
  );

const buttonOf = (panel) => panel.previousElementSibling;

function openByArrow(event, align) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const panel = event.currentTarget.nextElementSibling;
  if (panel.matches(":popover-open")) return;
  panel.showPopover();
  settle(panel, align, event.key === "ArrowUp" ? -1 : 0);
}

/** Draws the items before the menu is seen, and settles before the next frame is painted. */
function prepare({ newState, currentTarget: panel }, items, align) {
  if (newState !== "open") return;
  render(items.filter(Boolean).map((item) => entry(item, panel)), panel);
  requestAnimationFrame(() => settle(panel, align, 0));
}

/** Places the open menu and focuses its first (0) or last (-1) item, once. */
function settle(panel, align, index) {
  if (panel.stopPlacing || !panel.matches(":popover-open")) return;
  panel.stopPlacing = keepPlaced(panel, buttonOf(panel), align);
  [...panel.querySelectorAll("[role=menuitem]")].at(index)?.focus();
}

function toggled({ newState, currentTarget: panel }) {
  buttonOf(panel).setAttribute("aria-expanded", String(newState === "open"));
  if (newState === "open") return;
  panel.stopPlacing?.();
  panel.stopPlacing = undefined;
  const isLost = document.activeElement === document.body || panel.contains(document.activeElement);
  if (isLost) buttonOf(panel).focus();
  render(nothing, panel);
}

function entry(item, panel) {
  if (item.line) return html`<hr />`;
  const { words, icon, detail, keys, href, danger, disabled } = item;
  const look = danger ? "danger" : "";
  const content = html`${icon ? drawn(icon) : nothing}<span>${words}</span>
    ${detail ? html`<span class="faint">${detail}</span>` : nothing}${keys ? html`<kbd>${keys}</kbd>` : nothing}`;
  return href && !disabled
    ? html`<a role="menuitem" tabindex="-1" class=${look} href=${href} @click=${() => panel.hidePopover()}>${content}</a>`
    : html`<button
        type="button"
        role="menuitem"
        tabindex="-1"
        class=${look}
        aria-disabled=${disabled ? "true" : nothing}
        @click=${() => choose(item, panel)}
      >
        ${content}
      </button>`;
}

function choose({ disabled, run }, panel) {
  if (disabled) return;
  panel.hidePopover();
  run?.();
}
