import { words } from "./words.js";
import { tabAddresses } from "./list/list-tabs.js";

/**
 * What can be done in the inbox, with its keys; what concerns conversations is about the selected ones, or the open one. Without
 * a connection it waits in the outbox; one who only looks at a tenant can change nothing.
 */
export function inboxKeys({ context, list, controls, moves, handle, pickers, searchControls, openId }) {
  const targets = () => (list.selection.size > 0 ? list.selection.ids : [openId].filter(Boolean));
  const hasTargets = targets().length > 0;
  const mayChange = !context.lookedAt;
  const about = (said, keys, icon, run) => mayChange && { words: said, keys, icon, disabled: !hasTargets, run: () => run(targets()) };
  return [
    { words: "Next conversation", keys: "j", icon: "chevron-down", run: () => moves.step(1) },
    { words: "Previous conversation", keys: "k", icon: "chevron-up", run: () => moves.step(-1) },
    mayChange && { words: "Write", keys: "Enter", icon: "pencil", disabled: !openId || isOnControl(), run: moves.write },
    { words: "Back to the list", keys: "Escape", icon: "chevron-left", run: moves.back },
    about(words.close, "e", "check", handle.close),
    about(words.reopen, undefined, "rotate-ccw", handle.reopen),
    about(words.assign, "a", "user-plus", pickers.assign),
    about(words.assignToMe, "i", "user", handle.assignToMe),
    about(words.snooze, "z", "alarm-clock", pickers.snooze),
    about(words.labels, "l", "tag", pickers.label),
    about(words.markUnread, "u", "mail", handle.toggleRead),
    mayChange && { words: "Select", keys: "x", icon: "list-checks", run: moves.toggleSelected },
    mayChange && { words: "Select the next one too", keys: "Shift-j", run: () => moves.extendSelection(1) },
    mayChange && { words: "Select the previous one too", keys: "Shift-k", run: () => moves.extendSelection(-1) },
    { words: "Previous tab", keys: "[", run: () => goToTab(list, context, -1) },
    { words: "Next tab", keys: "]", run: () => goToTab(list, context, 1) },
    { words: words.filter, keys: "f", icon: "list-filter", run: controls.openFilter },
    { words: "Filter by a text", keys: "/", icon: "search", run: controls.openText },
    mayChange && { words: words.newMessage, keys: "c", icon: "plus", run: controls.newMessage },
    { words: "Search in messages, notes and calls", keys: "⌘Shift-f", icon: "search", run: searchControls.open },
    { words: words.options, keys: ",", icon: "ellipsis", run: controls.openOptions },
  ].filter(Boolean);
}

/** There Enter does what it always does. The link of the open conversation would only open it again. */
function isOnControl() {
  const control = document.activeElement?.closest("a, button, summary, [role=option], [role=menuitem]");
  return Boolean(control) && !control.matches(".row[aria-current]");
}

function goToTab(list, context, step) {
  const { addresses, current } = tabAddresses(list);
  const next = addresses[current + step];
  if (next) context.go(next);
}
