import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";

export const nothingHere = (home) => deadEnd("search", "There is nothing here", "The address leads to no page of the console.", home);

export const notForYou = (home, words) =>
  deadEnd("lock", `${words} is not part of your role`, "Ask an admin of your company for it.", home);

/** For a role that the console has no screen for, as an operator's. */
export const noScreens = () =>
  deadEnd("layout-grid", "The console has no screen for your role", "What operators do is in the API, which /api/docs describes.");

export const broken = () => html`
  <div class="dead-end" role="alert">
    ${icon("circle-alert")}
    <h1 class="t-sect">This page has failed</h1>
    <p class="quiet">What you wrote is kept. Loading the console again often helps.</p>
    <button type="button" class="button primary" @click=${() => location.reload()}>Load again</button>
  </div>`;

const deadEnd = (picture, words, detail, home) => html`
  <div class="dead-end">
    ${icon(picture)}
    <h1 class="t-sect">${words}</h1>
    <p class="quiet">${detail}</p>
    ${home ? html`<a class="button primary" href="/${home.path}">Go to ${home.words}</a>` : nothing}
  </div>`;
