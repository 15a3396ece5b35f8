import { toggleColumn } from "./columns.js";
import { contactAddress, listAddress } from "./filters.js";

const SEARCH_AFTER = 200;

/** What people do with the list of contacts. */
export function listActions({ context, store, merging }) {
  let timer;

  const narrow = (fields) => context.go(listAddress({ ...store.filter, ...fields }), { replace: true });

  return {
    narrow,
    search(text) {
      clearTimeout(timer);
      timer = setTimeout(() => narrow({ q: text.trim() || undefined }), SEARCH_AFTER);
    },
    toggle: (id) => store.toggle(id),
    clear() {
      store.chosen.clear();
      context.changed();
    },
    toggleColumn(id) {
      toggleColumn(id);
      context.changed();
    },
    merge: () => merging.open([...store.chosen]),
    open: (id) => context.go(contactAddress(id)),
    backToList: () => context.go(listAddress(store.filter)),
  };
}
