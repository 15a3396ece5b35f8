import { actFor } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { currentSession, forgetSession, isSamePerson, rememberedSession, withOwnName } from "../api/session.js";
import { Database } from "../lib/database.js";
import { DeviceStorage } from "../state/device-storage.js";
import { Loaded } from "../state/loaded.js";
import { Outbox } from "../state/outbox.js";
import { following } from "./following.js";
import { Frame } from "./frame.js";
import { keepShell } from "./keep-shell.js";
import { logOut } from "./log-out.js";
import { lookedAtBy } from "./looking.js";
import { returnToWhereItWas, showLogin } from "./login.js";
import { ringBell } from "./ring-bell.js";
import { isLoginWindow, watchSession } from "./session-end.js";
import { saveLinkedFiles } from "./visited-downloads.js";

/** Starts with the person who was here last, and asks behind whether the session is still theirs. */
export async function start(root) {
  if (isLoginWindow()) return;
  returnToWhereItWas();
  const remembered = rememberedSession();
  if (remembered) verify(remembered);
  const session = remembered ?? (await sessionOrLogin(root));
  if (!session) return;

  const lookedAt = lookedAtBy(session);
  actFor(lookedAt?.id);
  const frame = frameFor(root, session, lookedAt);
  frame.start();
  watchSession(frame);
  if (lookedAt) saveLinkedFiles(frame.toasts);
  if (session.tenant || lookedAt) following(frame);
  else frame.connection.streamIs("none");
  if (session.tenant) {
    nameThePerson(frame);
    ringBell(frame);
  }
  keepShell(frame);
}

/** Of a tenant that an operator looks at, nothing is kept on the device. */
function frameFor(root, session, lookedAt) {
  const database = new Database(lookedAt ? undefined : `switchboard:${session.tenant ?? ""}:${session.id}`);
  const outbox = new Outbox(database);
  const deviceStorage = new DeviceStorage(database);
  const frame = new Frame(root, session, { lookedAt, outbox, deviceStorage, logOut: () => logOut(frame, database) });
  outbox.addEventListener("changed", () => frame.changed());
  outbox.open();
  return frame;
}

/** When the session has ended, or is another person's, the page begins anew. Without an answer it goes on as it is. */
async function verify(remembered) {
  try {
    if (!isSamePerson(await currentSession(), remembered)) location.reload();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status !== 401) return;
    forgetSession();
    location.reload();
  }
}

/** Asks until there is an answer; undefined when the answer is that there is no session. */
function sessionOrLogin(root) {
  return new Promise((found) => {
    const session = new Loaded(currentSession, () => {
      const { value, problem } = session;
      if (value) found(value);
      else if (problem) showLogin(root, problem.status === 401 ? undefined : problem.message);
      if (value || problem?.status === 401) session.close();
      if (problem?.status === 401) found(undefined);
    });
    session.load();
  });
}

/** Makes the person a member too, whom conversations and numbers can be assigned to. */
async function nameThePerson(frame) {
  frame.session = await withOwnName(frame.session).catch(() => frame.session);
  frame.changed();
}
