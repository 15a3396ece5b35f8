import { device } from "../../state/device.js";

/** Whether Enter sends; else it starts a new line, and Ctrl-Enter or ⌘Enter sends. */
const doesEnterSend = () => device().enterSends;

/**
 * The keys of the field: Enter sends, Shift-Enter starts a line, ⌘Enter or Ctrl-Enter sends and closes; arrows, Enter, Tab
 * and Escape belong to the list above the field while it is open.
 */
export function composerKeys(composer, { sendNow }) {
  return (event, popups) => {
    // While a word is being composed (Japanese, Chinese …) Enter belongs to the input method.
    if (event.isComposing) return;
    if (listKey(event, composer(), popups)) return;
    if (event.key === "Escape" && composer().popup) return stop(event, () => popups.closePopup());
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    const isModified = event.metaKey || event.ctrlKey;
    if (!isModified && !doesEnterSend()) return;
    stop(event, () => sendNow({ closes: isModified && doesEnterSend() }));
  };
}

function listKey(event, { popup }, popups) {
  if (!popup?.items?.length || (popup.kind !== "templates" && popup.kind !== "mentions")) return false;
  const { key } = event;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) stop(event, () => popups.moveInList(step));
  else if ((key === "Enter" && !event.shiftKey) || key === "Tab") stop(event, () => popups.choose(popup.active));
  else return false;
  return true;
}

function stop(event, action) {
  event.preventDefault();
  event.stopPropagation();
  action();
}
