import { endSession, forgetSession } from "../api/session.js";
import { waitingWords } from "../lib/waiting-words.js";
import { confirm } from "./confirm.js";
import { tellLoggedOut } from "./session-end.js";

/** Ends the session; nothing of the person's stays on the device. */
export async function logOut(frame, database) {
  if (!(await mayDiscard(waitingWords(frame.outbox.all())))) return;
  try {
    const next = await endSession();
    await forgetEverything(frame, database);
    tellLoggedOut();
    location.assign(next);
  } catch (problem) {
    frame.toasts.show({
      kind: "bad",
      words: `You are still logged in. ${problem.message}`,
      action: { words: "Try again", run: () => logOut(frame, database) },
    });
  }
}

const mayDiscard = (waiting) =>
  !waiting ||
  confirm({
    title: "Log out and discard what waits?",
    words: `${waiting} to be sent and would be lost.`,
    action: "Discard and log out",
    danger: true,
  });

async function forgetEverything({ outbox }, database) {
  outbox.clear();
  await endPushes().catch(() => {});
  await database.clear();
  forgetSession();
  const theme = localStorage.getItem("theme");
  localStorage.clear();
  if (theme) localStorage.setItem("theme", theme);
  sessionStorage.clear();
}

/** The push service then answers that the browser is gone, and the person's subscription ends. */
async function endPushes() {
  const worker = await navigator.serviceWorker?.getRegistration("/");
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}
