import { addressOf } from "../list/list-filter.js";
import { searchAddress } from "./search.js";

const TYPING_MILLIS = 250;
const MOST_KNOWN = 30;

/** What the column with the results needs besides them. What is typed is searched for when the person pauses. */
export function createSearchControls(inbox) {
  const { context, list, search } = inbox;
  let typing;
  const focus = () => {
    controls.focused++;
    context.changed();
  };
  const controls = {
    typed: undefined,
    /** How often the field was to have the focus: each time once. */
    focused: 0,
    /** By its key, on a phone too. */
    open() {
      if (!inbox.isSearching) context.go("/inbox/search");
      focus();
    },
    /** By its address; on a phone the keyboard would cover what was found. */
    arrived: () => innerWidth >= 768 && focus(),
    get back() {
      return addressOf(list.filter);
    },
    get openId() {
      return inbox.openId;
    },
    get around() {
      return inbox.query.get("around");
    },
    get isOffline() {
      return context.connection.state === "offline";
    },
    /** What this page knows, in the form of what the server finds. */
    found(text) {
      const wanted = text.toLocaleLowerCase();
      const digits = text.replace(/\D/g, "");
      const has = ({ contact, theirAddress }) =>
        contact?.name?.toLocaleLowerCase().includes(wanted) || (digits.length > 2 && theirAddress.includes(digits));
      return inbox.conversations.find(has, MOST_KNOWN).map(hitOf);
    },
    type(text) {
      controls.typed = text;
      clearTimeout(typing);
      typing = setTimeout(() => {
        controls.typed = undefined;
        context.go(searchAddress({ text: text.trim(), kind: search.kind }), { replace: true });
      }, TYPING_MILLIS);
    },
  };
  return controls;
}

const hitOf = ({ id, contactId, contact, updatedAt }) => ({
  type: "contact",
  id: contactId,
  contactId,
  conversationId: id,
  contactName: contact?.name ?? contact?.display,
  at: updatedAt,
  snippet: { text: contact?.display ?? "" },
});
