import { get } from "../../api/http.js";

const MOST_PEOPLE = 6;
const LOOKS_LIKE_NUMBER = /^[\d\s()+./-]{3,}$/;
const WHOLE_NUMBER = /^\+[1-9]\d{6,14}$/;

const query = (path, parameters) => get(`${path}?${new URLSearchParams(parameters)}`);

/**
 * Whom a typed text can mean: the number it is, and the people whose name or number has it. The number comes first, with
 * what its digits tell.
 *
 * @returns a promise of `[{value: {address, channel, contact?, country?, kind?}, words, detail}]`
 */
export async function recipientsFor(text, describe) {
  const typed = text.trim();
  if (!typed) return [];
  const [number, people] = await Promise.all([numberOf(typed), peopleOf(typed, WHOLE_NUMBER.test(plain(typed)))]);
  const known = number && people.find(({ value }) => value.address === number.address);
  if (known) Object.assign(known.value, { country: number.country, kind: number.kind });
  const found = number && !known ? [{ value: number, words: number.display, detail: describe(number) }] : [];
  return [...found, ...people];
}

/** A text that is no number is no failure: it may be a name. */
async function numberOf(text) {
  if (!LOOKS_LIKE_NUMBER.test(text)) return undefined;
  try {
    const found = await query("/api/addresses", { text });
    return found.kind === "unknown" ? undefined : { ...found, contactId: found.contact?.id };
  } catch (problem) {
    if (problem.isRefusal) return undefined;
    return unchecked(text);
  }
}

/** Without a connection a whole number is taken as it is: the server checks it when the message goes out. */
function unchecked(text) {
  const address = plain(text);
  return WHOLE_NUMBER.test(address) ? { address, channel: "sms", display: text, kind: "not-checked-yet" } : undefined;
}

const plain = (text) => text.replace(/[\s()./-]/g, "");

/** @param isOptional true if a failed search counts as one without results, because the text is a whole number already */
async function peopleOf(text, isOptional) {
  const found = query("/api/search", { q: text, type: "contact", limit: MOST_PEOPLE });
  const { items } = await (isOptional ? found.catch(() => ({ items: [] })) : found);
  const contacts = await Promise.all(items.map(({ contactId, id }) => contact(contactId ?? id)));
  return contacts.filter(Boolean).flatMap(({ id, name, addresses }) =>
    addresses.map(({ channel, value, display }) => ({
      value: { address: value, channel, display, contactId: id, name },
      words: name || display,
      detail: name ? display : "",
    })),
  );
}

/** One who was erased a moment ago is left out. */
const contact = (id) => get(`/api/contacts/${encodeURIComponent(id)}`).catch(() => undefined);

/** The conversations with a contact, the newest first. */
export const conversationsWith = async (contactId) =>
  contactId ? (await query("/api/conversations", { contactId, limit: 5 })).items : [];
