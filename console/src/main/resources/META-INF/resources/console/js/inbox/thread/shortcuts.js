import { blockWords } from "../../lib/block-words.js";
import { words } from "./words.js";

/** What the keyboard and the palette offer about the open conversation. The inbox adds what concerns it as a whole. */
export function shortcutsOf(state, actions) {
  const canWrite = !state.isWatching;
  return [
    canWrite && { words: "Write a reply", keys: "r", icon: "message-square", run: actions.write },
    canWrite && { words: "Write a note", keys: "n", icon: "lock", run: actions.writeNote },
    { words: "Contact", keys: "d", icon: "panel-right", run: actions.panel },
    { words: "Play the newest recording", keys: "p", icon: "play", run: playNewest },
    { words: "More for this conversation", keys: ".", icon: "ellipsis", run: openMore },
    { words: "To the newest message", keys: "End", icon: "arrow-down", run: actions.toEnd },
    canWrite && { words: "Call", icon: "phone", run: actions.call },
    canWrite && { words: state.conversation.pinned ? "Unpin" : "Pin", icon: "pin", run: actions.pin },
    canWrite && { words: state.conversation.blocked ? blockWords.unblock : blockWords.block, icon: "ban", run: actions.block },
    { words: "Copy link", icon: "link", run: actions.copyLink },
    { words: "Print", icon: "printer", run: actions.print },
  ].filter(Boolean);
}

function playNewest() {
  [...document.querySelectorAll(".thread message-scroll .player button")].at(-1)?.click();
}

const openMore = () => document.querySelector('.thread > header button[aria-haspopup="menu"]')?.click();
