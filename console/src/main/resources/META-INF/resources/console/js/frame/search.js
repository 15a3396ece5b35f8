import { get } from "../api/http.js";
import { Problem } from "../api/problem.js";

const PAUSE = 200;
const FEWEST_LETTERS = 2;

const KINDS = [
  { type: "contact", words: "People", icon: "users", href: ({ id }) => `/contacts/${id}` },
  { type: "message", words: "Messages", icon: "message-square", href: inConversation },
  { type: "note", words: "Notes", icon: "lock", href: inConversation },
  { type: "call", words: "Calls", icon: "phone", href: ({ id }) => `/calls/${id}` },
];

/** A message or note is opened in its place in the conversation. */
function inConversation({ conversationId, id }) {
  return `/inbox/all/${conversationId}?around=${encodeURIComponent(id)}`;
}

/** Looks for people, messages, notes and calls, once one has paused in typing. */
export function searcher(go) {
  let timer;
  return (text, found) => {
    clearTimeout(timer);
    if (text.trim().length < FEWEST_LETTERS) return;
    timer = setTimeout(() => search(text, found, go), PAUSE);
  };
}

async function search(text, found, go) {
  try {
    const { items } = await get(`/api/search?${new URLSearchParams({ q: text.trim(), limit: 20 })}`);
    const groups = KINDS.map((kind) => groupOf(kind, items, go)).filter(({ actions }) => actions.length > 0);
    found([...groups, { words: "Search", actions: [everything(text.trim(), go)] }]);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    found([{ words: "The search does not work right now", actions: [] }]);
  }
}

/** The page with all that is found stays while one looks into it. */
const everything = (text, go) => ({
  words: `All that has “${text}”`,
  icon: "search",
  run: () => go(`/inbox/search?${new URLSearchParams({ q: text })}`),
});

const groupOf = ({ type, words, icon, href }, items, go) => ({
  words,
  actions: items
    .filter((item) => item.type === type)
    .map((item) => ({ words: item.contactName ?? item.snippet.text, detail: detailOf(item), icon, run: () => go(href(item)) })),
});

const detailOf = ({ contactName, snippet }) => (contactName === snippet.text ? undefined : contactName && snippet.text);
