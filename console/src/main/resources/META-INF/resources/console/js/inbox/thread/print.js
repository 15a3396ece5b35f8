import { get } from "../../api/http.js";
import { Problem } from "../../api/problem.js";
import { render } from "../../lib/html.js";
import { printView } from "./print-view.js";

const PER_PAGE = 200;
const MOST = 5000;

/**
 * Prints a conversation from its first message on, also what is not in the page. What cannot be loaded is left out, and the
 * print says so.
 *
 * @param loaded the entries that the page has, oldest first
 */
export async function printConversation(state, loaded, printNow = () => print()) {
  const { entries, isWhole } = await allOf(state.conversation.id, loaded);
  document.querySelectorAll("body > .printed").forEach((earlier) => earlier.remove());
  const page = document.createElement("section");
  page.className = "printed";
  render(printView(entries, isWhole, state), page);
  document.body.append(page);
  addEventListener("afterprint", () => page.remove(), { once: true });
  printNow();
}

async function allOf(id, loaded) {
  const entries = [];
  let before;
  try {
    do {
      const query = new URLSearchParams({ limit: PER_PAGE, ...(before && { before }) });
      const part = await get(`/api/conversations/${encodeURIComponent(id)}/timeline?${query}`);
      entries.unshift(...part.items);
      before = part.before;
    } while (before && entries.length < MOST);
    return { entries, isWhole: !before };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { entries: entries.length > 0 ? entries : loaded, isWhole: false };
  }
}
