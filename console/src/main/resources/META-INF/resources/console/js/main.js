import * as switchboard from "./api/switchboard.js";
import { startConsole } from "./app.js";
import { returnToWhereItWas, showLogin } from "./views/login.js";

const session = await switchboard.session().catch((problem) => {
  showLogin(problem.status === 401 ? undefined : problem.message);
});
if (session) start();

function start() {
  returnToWhereItWas();
  document.getElementById("console").hidden = false;
  // Makes the person a member whom numbers can be assigned to. An operator is none; the console works without.
  if (session.tenant) switchboard.ownProfile().catch(() => {});
  const stop = startConsole(session);
  document.addEventListener("session-ended", () => {
    stop();
    showLogin("Your session has ended. Log in again to go on where you were.");
  });
}
