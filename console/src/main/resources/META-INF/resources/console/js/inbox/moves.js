import { addressOf } from "./list/list-filter.js";
import { searchAddress } from "./search/search.js";

/** From one conversation to another, in the list or among what was found, and what the focus does then. */
export function createMoves(inbox) {
  const { context, list, search } = inbox;

  return {
    step: (by) => (inbox.isSearching ? stepFound(by) : stepInList(by)),
    /** The open conversation is done with: on to the next one of the list, or back to the list. */
    leave(id) {
      if (inbox.isSearching || id !== inbox.openId) return;
      const next = list.neighbour(id, 1) ?? list.neighbour(id, -1);
      context.go(next ? list.href(next) : addressOf(list.filter), { replace: true });
    },
    back,
    write() {
      const reply = inbox.thread.actions().find(({ keys }) => keys === "r");
      reply?.run();
    },
    toggleSelected() {
      const id = focusedId() ?? inbox.openId ?? list.rows.ids[0];
      if (id) list.selection.toggle(id);
      context.changed();
    },
    extendSelection(by) {
      const from = focusedId() ?? list.selection.last ?? inbox.openId;
      const next = list.neighbour(from, by);
      if (from && list.selection.size === 0) list.selection.toggle(from);
      if (next) list.selection.extendTo(next, list.rows.ids);
      context.changed();
      if (next) focusSoon(next);
    },
  };

  function stepInList(by) {
    const id = list.neighbour(inbox.openId ?? focusedId(), by);
    if (!id) return;
    context.go(list.href(id), { replace: Boolean(inbox.openId) });
    focusSoon(id);
  }

  function stepFound(by) {
    const hits = search.groups.flatMap(({ pages }) => pages.items);
    const around = inbox.query.get("around");
    const at = hits.findIndex(({ conversationId, id }) => conversationId === inbox.openId && (!around || id === around));
    const hit = hits[at < 0 ? 0 : at + by];
    const address = hit && searchAddress(search, hit);
    if (address) context.go(address, { replace: Boolean(inbox.openId) });
  }

  /** Selected rows first, then out of the thread; where there is room for both, the thread stays beside the list. */
  function back() {
    if (list.selection.size > 0) {
      list.selection.clear();
      context.changed();
    } else if (innerWidth < 768 && inbox.openId) {
      context.go(inbox.isSearching ? searchAddress(search) : addressOf(list.filter));
    } else if (inbox.openId) {
      inbox.controls.focusRow(inbox.openId);
    }
  }

  function focusedId() {
    return document.activeElement?.closest?.(".row-box")?.dataset.id;
  }

  /** The row may be drawn only in the next frame. */
  function focusSoon(id) {
    if (innerWidth >= 768) requestAnimationFrame(() => requestAnimationFrame(() => inbox.controls.focusRow(id)));
  }
}
