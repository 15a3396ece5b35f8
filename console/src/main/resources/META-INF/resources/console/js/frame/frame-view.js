import { html, keyed, nothing, repeat } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { greyRows, whenLoaded } from "../parts/loaded.js";
import { broken, noScreens, nothingHere, notForYou } from "./dead-ends.js";
import { bottomNavigation, navigation } from "./navigation.js";
import { screenOf } from "./screens.js";
import { strips } from "./strips.js";

/** The whole page: the navigation, the notices above, and the screen. */
export const frameView = (frame) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
  ${navigation(frame)}
  <div class="content">
    ${strips(frame)}
    ${keyed(
      frame.stage.row?.path,
      html`<main id="main" class=${frame.stage.row?.path ?? "none"} tabindex="-1">${content(frame)}</main>`,
    )}
  </div>
  ${bottomNavigation(frame)} ${toastList(frame.toasts)}`;

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

function content(frame) {
  const { row, screen, opening, hasFailed } = frame.stage;
  if (!row) return deadEnd(frame);
  if (hasFailed) return broken();
  if (!screen) {
    return html`
      <h1 class="visually-hidden">${row.words}</h1>
      ${opening ? whenLoaded(opening, { what: row.words, view: () => nothing }) : greyRows()}`;
  }

  try {
    return screen.render();
  } catch (failure) {
    reportError(failure);
    return broken();
  }
}

const toastList = (toasts) => html`
  <div class="toasts" role="status" data-testid="toasts">
    ${repeat(toasts.items, ({ id }) => id, (toast) => toastView(toast, toasts))}
  </div>`;

function deadEnd({ route, home, session }) {
  if (!home) return noScreens();
  const wanted = screenOf(route);
  return wanted ? notForYou(home, wanted, session.roles.includes("operator")) : nothingHere(home);
}

const PICTURES = { good: "check", bad: "circle-alert", plain: "info" };

const toastView = (toast, toasts) => html`
  <div
    class="toast ${toast.kind}"
    @pointerenter=${() => toasts.pause(toast)}
    @pointerleave=${() => toasts.resume(toast)}
    @focusin=${() => toasts.pause(toast)}
    @focusout=${() => toasts.resume(toast)}
  >
    ${icon(PICTURES[toast.kind])}
    <p dir="auto">${toast.words}</p>
    ${toast.action
      ? html`<button type="button" @click=${() => toasts.act(toast)}>${toast.action.words}</button>`
      : nothing}
    <button type="button" class="away" aria-label="Dismiss" @click=${() => toasts.drop(toast)}>${icon("x", "small")}</button>
  </div>`;
