import { clone, setTexts } from "../lib/dom.js";

/** Problems that concern the whole page, in words, each with what can be done about it. */
export function noticesView(root) {
  const shown = new Map();

  function clear(key) {
    shown.get(key)?.remove();
    shown.delete(key);
  }

  function show(key, words, retry) {
    clear(key);
    const notice = clone("notice-template");
    setTexts(notice, { p: words });
    notice.querySelector(".retry").hidden = !retry;
    notice.querySelector(".retry").addEventListener("click", () => retry());
    notice.querySelector(".dismiss").addEventListener("click", () => clear(key));
    shown.set(key, notice);
    root.append(notice);
  }

  return { show, clear };
}
