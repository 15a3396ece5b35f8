import { remove } from "../api/http.js";

/** A little longer than the toast that offers to take it back. */
const LATER = 6500;

/** Deletes something after the time in which it can be taken back. It is out of sight at once. */
export function deleteSoon(context, { path, words, hide, deleted }) {
  const show = (isHidden) => {
    hide(isHidden);
    context.changed();
  };
  const timer = setTimeout(send, LATER);
  addEventListener("pagehide", send, { once: true });
  show(true);
  context.toast({ words, undo: takeBack });

  function takeBack() {
    clearTimeout(timer);
    removeEventListener("pagehide", send);
    show(false);
  }

  async function send() {
    clearTimeout(timer);
    removeEventListener("pagehide", send);
    try {
      await remove(path);
      await deleted();
    } catch (problem) {
      if (problem.status !== 404) context.toast({ words: problem.message, kind: "bad" });
    }
    show(false);
  }
}
