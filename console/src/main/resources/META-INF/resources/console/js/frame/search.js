import { get } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { phoneWords } from "../lib/phone.js";

const PAUSE = 200;
const FEWEST_LETTERS = 2;
const FEWEST_DIGITS = 3;
const MOST_NUMBERS = 5;

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

/** Looks for people, numbers of the company, messages, notes and calls, once one has paused in typing. */
export function searcher(go) {
  let timer;
  let numbers;
  return (text, found) => {
    clearTimeout(timer);
    if (text.trim().length < FEWEST_LETTERS) return;
    timer = setTimeout(() => {
      numbers ??= ourNumbers();
      search(text.trim(), { found, go, numbers });
    }, PAUSE);
  };
}

async function search(text, { found, go, numbers }) {
  try {
    const [{ items }, ours] = await Promise.all([get(`/api/search?${new URLSearchParams({ q: text, limit: 20 })}`), numbers]);
    const [people, ...others] = KINDS.map((kind) => groupOf(kind, items, go));
    const groups = [people, numbersWith(text, ours, go), ...others].filter(({ actions }) => actions.length > 0);
    found([...groups, { words: "Search", actions: [everything(text, go)] }]);
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

/** All of them, which are few, and are looked through here. Without them the search is still one. */
const ourNumbers = async () => (await get("/api/phone-numbers?limit=200").catch(() => ({ items: [] }))).items;

function numbersWith(text, numbers, go) {
  const digits = text.replace(/\D/g, "");
  const wanted = text.toLocaleLowerCase();
  const has = ({ friendlyName, address }) =>
    friendlyName?.toLocaleLowerCase().includes(wanted) || (digits.length >= FEWEST_DIGITS && address.includes(digits));
  return { words: "Numbers", actions: numbers.filter(has).slice(0, MOST_NUMBERS).map((number) => numberAction(number, go)) };
}

function numberAction({ id, friendlyName, address }, go) {
  const display = phoneWords(address);
  return { words: friendlyName || display, detail: friendlyName && display, icon: "hash", run: () => go(`/numbers/${encodeURIComponent(id)}`) };
}
