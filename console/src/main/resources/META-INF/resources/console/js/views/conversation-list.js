import { clone, keyedList, setTexts } from "../lib/dom.js";
import { shortWhen } from "../lib/times.js";
import { conversationHref } from "../router.js";
import { lastActivity } from "../state/ordering.js";
import { drawAvatar } from "./avatar.js";
import { channelWord, personName, previewWords } from "./words.js";

/** The list of conversations; `render` brings it up to date. */
export function conversationList(root, { onMore }) {
  const list = root.querySelector("ol");
  const more = root.querySelector(".more");
  const empty = root.querySelector(".empty");
  const fill = keyedList(list, { key: (item) => item.id, create, update });
  more.addEventListener("click", onMore);

  return {
    render({ sorted, loaded, next }, openId) {
      fill(sorted);
      for (const link of list.querySelectorAll("a")) markCurrent(link, openId);
      list.setAttribute("aria-busy", String(!loaded));
      more.hidden = !next;
      empty.hidden = !loaded || sorted.length > 0;
    },
    focus: (id) => list.querySelector(id ? `[data-id="${CSS.escape(id)}"] a` : "a")?.focus(),
  };
}

function create({ id }) {
  const row = clone("conversation-template");
  row.dataset.id = id;
  row.querySelector("a").href = conversationHref(id);
  return row;
}

function update(row, conversation) {
  drawAvatar(row.querySelector(".avatar"), conversation);
  setTexts(row, {
    ".name": personName(conversation),
    ".preview": previewWords(conversation),
    ".channel": channelWord(conversation.channel),
    time: shortWhen(lastActivity(conversation)),
  });
  row.querySelector(".closed").hidden = conversation.status !== "closed";
  row.querySelector(".unread").hidden = !conversation.unread;
}

function markCurrent(link, openId) {
  const current = link.closest("[data-id]").dataset.id === openId;
  if (current) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
