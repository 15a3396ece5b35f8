import { playing } from "../parts/playing.js";
import { isOngoing, isOpen } from "../state/call-facts.js";
import { conversationAddress } from "./detail-view.js";
import { TABS, listAddress } from "./filters.js";

/** The keys of the screen of calls; what does not apply right now is left out. */
export function shortcuts({ store, calls, filter, isOffline }, actions) {
  const { call } = store;
  const at = calls.findIndex(({ id }) => id === store.openId);
  return [
    { words: "Next call", keys: "j", run: () => openAt(calls, at + 1, actions), disabled: at + 1 >= calls.length },
    { words: "Previous call", keys: "k", run: () => openAt(calls, at - 1, actions), disabled: at < 1 },
    { words: "Filter calls", keys: "f", icon: "list-filter", run: actions.toggleFilter },
    { words: "Search calls", keys: "/", icon: "search", run: () => document.querySelector(".calls-search input")?.focus() },
    { words: "Next kind of call", keys: "]", run: () => actions.go(tabAddress(filter, 1)) },
    { words: "Previous kind of call", keys: "[", run: () => actions.go(tabAddress(filter, -1)) },
    ...(call ? ofCall(call, isOffline, actions) : []),
  ];
}

function ofCall(call, isOffline, actions) {
  const list = [{ words: "Back to the list", keys: "Escape", run: actions.leave }];
  if (call.recordings.length > 0) list.push(...ofPlayer());
  if (!call.anonymous && !isOngoing(call)) list.push({ words: "Call back", keys: "b", icon: "phone", disabled: isOffline, run: () => actions.callBack(call) });
  if (call.conversationId) {
    list.push({ words: "Open conversation", keys: "o", icon: "message-square", run: () => actions.go(conversationAddress(call)) });
  }
  if (isOpen(call)) list.push({ words: "Dismiss the call", keys: "d", icon: "check", run: () => actions.dismiss(call) });
  return list;
}

function openAt(calls, index, actions) {
  const call = calls[Math.max(0, index)];
  if (call) actions.open(call);
}

function tabAddress(filter, step) {
  const index = (TABS.indexOf(filter.tab) + step + TABS.length) % TABS.length;
  return listAddress({ ...filter, tab: TABS[index], outcome: undefined });
}

/** The keys belong to the first player of the call; a focused button keeps its own. */
function ofPlayer() {
  const keysAreTaken = Boolean(document.activeElement?.closest("button, a, summary, [role=slider]"));
  const seek = (seconds) => seekBy(thePlayer()?.source, seconds);
  return [
    { words: "Play or pause", keys: " ", icon: "play", run: () => thePlayer()?.toggle(), disabled: keysAreTaken },
    { words: "Back 5 seconds", keys: "ArrowLeft", run: () => seek(-5), disabled: keysAreTaken },
    { words: "On 5 seconds", keys: "ArrowRight", run: () => seek(5), disabled: keysAreTaken },
  ];
}

const thePlayer = () => document.querySelector(".call-recording audio-player");

const seekBy = (source, seconds) => source && playing.seek(source, playing.positionOf(source) + seconds);
