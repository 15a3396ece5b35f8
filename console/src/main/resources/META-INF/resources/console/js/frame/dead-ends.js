import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";

export const nothingHere = (home) => deadEnd("search", "There is nothing here", "The address leads to no page of the console.", home);

/** @param isOperator whether the person runs the installation, and is in no company */
export const notForYou = (home, { words, role }, isOperator) =>
  deadEnd("lock", `${words} is not part of your role`, wayTo(role, isOperator), home);

function wayTo(role, isOperator) {
  if (isOperator) return "It belongs to a company. Open the company's pages in the list of tenants.";
  return role === "operator" ? "It is for those who run this installation." : "Ask an admin of your company for it.";
}

export const noScreens = () =>
  deadEnd("layout-grid", "The console has no screen for your role", "Ask an admin of your company for a role.");

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
