import * as switchboard from "../api/switchboard.js";
import { forgetDrafts } from "../lib/drafts.js";
import { setTexts } from "../lib/dom.js";

/** Shows who is logged in, and logs out. An operator belongs to no tenant. */
export function account(root, { user, tenant = "no tenant" }, notices) {
  setTexts(root, { ".user": user, ".tenant": tenant });
  root.querySelector(".log-out").addEventListener("click", logOut);

  async function logOut() {
    try {
      const { location: next } = await switchboard.logOut();
      forgetDrafts();
      location.assign(next);
    } catch (problem) {
      notices.show("log-out", `You are still logged in. ${problem.message}`, logOut);
    }
  }
}
