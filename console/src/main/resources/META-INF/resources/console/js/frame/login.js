import { html, nothing, render } from "../lib/html.js";

export const RETURN_TO = "return-to";
export const WAY_IN = "/oauth2/authorization/console";
const WHY_FAILED = "The log-in did not succeed. Please try again.";

/** Shows the way in, and keeps in mind which page was wanted. */
export function showLogin(root, words = new URLSearchParams(location.search).has("login") ? WHY_FAILED : "") {
  document.title = "Log in · Switchboard";
  root.className = "login";
  root.replaceChildren();
  render(loginView(words), root);
}

const loginView = (words) => html`
  <main>
    <img src=${new URL("../../favicon.svg", import.meta.url).pathname} alt="" width="56" height="56" />
    <h1 class="t-page">Switchboard</h1>
    <p class="quiet">Every text and call of your customers, and every answer, in one place.</p>
    ${words ? html`<p class="why" role="status">${words}</p>` : nothing}
    <a class="button primary" href=${WAY_IN} data-testid="login" @click=${rememberPlace}>Log in</a>
  </main>`;

function rememberPlace() {
  sessionStorage.setItem(RETURN_TO, location.pathname + location.search.replace(/^\?login=failed$/, "") + location.hash);
}

/** The login returns to the front page. Opens the page that was asked for before it. */
export function returnToWhereItWas() {
  const place = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  if (place?.startsWith("/") && !place.startsWith("//") && location.pathname === "/") {
    history.replaceState(null, "", place);
  }
}
