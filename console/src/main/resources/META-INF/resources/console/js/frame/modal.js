import { render } from "../lib/html.js";

/**
 * Opens a dialog over the page until it is closed, and answers a promise of what it was closed with: undefined when it
 * was left by Escape or by a click beside it. The focus goes back to where it was.
 *
 * @param view `(close, draw) => template`; `draw()` draws it again
 */
export function openModal(view, { label, className = "dialog question", mustAnswer = false } = {}) {
  const dialog = document.createElement("dialog");
  dialog.className = className;
  if (label) dialog.ariaLabel = label;
  document.body.append(dialog);
  return new Promise((answer) => {
    let result;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const draw = () => render(view(close, draw), dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(result);
    });
    if (mustAnswer) dialog.addEventListener("cancel", (event) => event.preventDefault());
    else dialog.addEventListener("mousedown", (event) => event.target === dialog && close());
    draw();
    dialog.showModal();
  });
}
