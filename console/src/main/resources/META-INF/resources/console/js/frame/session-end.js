import { currentSession, isSamePerson } from "../api/session.js";
import { html } from "../lib/html.js";
import { RETURN_TO, WAY_IN } from "./login.js";
import { openModal } from "./modal.js";

// One object for the whole page: it does not hear itself.
const channel = new BroadcastChannel("switchboard-session");
const LOGGED_IN = "/logged-in";

/** Without a key for so long, or after Enter, a person has stopped typing; in milliseconds. */
const TYPING_PAUSE = 2000;

/** A second window in which one has logged in again says so to the others, and closes. */
export function isLoginWindow() {
  if (sessionStorage.getItem(RETURN_TO) !== LOGGED_IN) return false;
  sessionStorage.removeItem(RETURN_TO);
  channel.postMessage("resumed");
  window.close();
  return true;
}

/** Tells all tabs that the session is over because the person wants it so. */
export const tellLoggedOut = () => channel.postMessage("logged-out");

/**
 * When the session ends, the page stays as it is, with everything that was typed, behind a dialog that opens the login in a
 * second window. It waits for a pause in typing, since a dialog takes the keys. A login in any tab closes the dialog and resumes
 * the requests.
 */
export function watchSession(frame) {
  let closeDialog;
  let planned;
  let lastKeyAt = -Infinity;

  addEventListener("keydown", ({ key }) => (lastKeyAt = key === "Enter" ? -Infinity : performance.now()), { capture: true });
  document.addEventListener("session-ended", () => {
    if (!closeDialog && !planned) openInAPause();
  });
  channel.addEventListener("message", ({ data }) => (data === "logged-out" ? location.reload() : resume()));
  addEventListener("focus", () => closeDialog && resume());

  function openInAPause() {
    const left = lastKeyAt + TYPING_PAUSE - performance.now();
    planned = left > 0 ? setTimeout(openInAPause, left) : undefined;
    if (!planned) openDialog();
  }

  function openDialog() {
    openModal(
      (close) => {
        closeDialog = close;
        return endedView();
      },
      { label: "Your session has ended", mustAnswer: true },
    ).then(() => (closeDialog = undefined));
  }

  async function resume() {
    const session = await currentSession().catch(() => undefined);
    if (!session || !(closeDialog || planned)) return;
    if (!isSamePerson(session, frame.session)) location.reload();
    clearTimeout(planned);
    planned = undefined;
    closeDialog?.();
    document.dispatchEvent(new Event("session-resumed"));
    frame.refresh();
  }
}

const endedView = () => html`
  <h2 class="t-sect">Your session has ended</h2>
  <p class="quiet">What you wrote is kept. Log in again to go on where you were.</p>
  <p class="end"><a class="button primary" href=${WAY_IN} data-testid="login" @click=${logIn}>Log in again</a></p>`;

/** A new window takes a copy of this window's session storage; one that is blocked leaves the link to lead there. */
function logIn(event) {
  event.preventDefault();
  sessionStorage.setItem(RETURN_TO, LOGGED_IN);
  const opened = window.open(WAY_IN, "_blank", "popup,width=480,height=640");
  sessionStorage.setItem(RETURN_TO, location.pathname + location.search);
  if (opened) sessionStorage.removeItem(RETURN_TO);
  else location.assign(WAY_IN);
}
