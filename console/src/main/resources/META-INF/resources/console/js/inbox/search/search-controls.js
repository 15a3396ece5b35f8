import { addressOf } from "../list/list-filter.js";
import { searchAddress } from "./search.js";

const TYPING_MILLIS = 250;

/** What the column with the results needs besides them. What is typed is searched for when the person pauses. */
export function createSearchControls(inbox) {
  const { context, list, search } = inbox;
  let typing;
  const controls = {
    typed: undefined,
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
