import { addressOf, withFields } from "./list/list-filter.js";
import { rowOf } from "./list/row-of.js";
import { swipeRows } from "./list/swipe.js";
import { isCompact, rowHeight, setCompact } from "./row-height.js";
import { words } from "./words.js";

const TYPING_MILLIS = 250;

/**
 * What the views of the list column need besides the list: what they show of others' stores, and what their buttons do.
 * Typed text and open dialogs are kept here.
 */
export function createControls(context, { list, presence, labels, numbers, savedFilters, handle, pickers, openNewMessage }) {
  let typing;
  const set = (fields) => {
    Object.assign(controls, fields);
    context.changed();
  };
  const row = (id) => document.querySelector(`.row-box[data-id="${CSS.escape(id)}"] .row`);
  const targets = () => list.selection.ids;

  const controls = {
    isFilterOpen: false,
    text: undefined,
    focusText: 0,
    savedFilters,
    labels,
    members: context.members,
    get numbers() {
      return numbers.value ?? [];
    },
    get ownId() {
      return context.session.id;
    },
    get isReadOnly() {
      return Boolean(context.lookedAt);
    },
    get isAdmin() {
      return context.has("admin");
    },
    get hasNoNumbers() {
      return numbers.value?.length === 0;
    },
    get hasNumbers() {
      return numbers.value?.length > 0;
    },
    get isNarrow() {
      return innerWidth < 768;
    },
    get isCompact() {
      return isCompact();
    },
    get rowHeight() {
      return rowHeight();
    },
    namesOf: {
      number: (address) => numbers.value?.find((it) => it.address === address)?.friendlyName || address,
      label: (id) => labels.get(id)?.name ?? words.label,
      member: (id) => context.members.name(id),
    },
    go: context.go,
    newMessage: openNewMessage,
    swipe: swipeRows({ start: (id) => handle.close([id]), end: (id) => pickers.snooze([id]) }),
    row: (id) => rowOf(id, { context, list, presence }),
    setCompact(isOn) {
      setCompact(isOn);
      context.changed();
    },

    openFilter() {
      if (numbers.value === undefined) numbers.load();
      set({ isFilterOpen: true });
    },
    closeFilter: () => set({ isFilterOpen: false }),
    saveFilter: () => set({ isSaving: true }),
    stopSaving: () => set({ isSaving: false }),
    openText() {
      list.isTextOpen = true;
      set({ focusText: controls.focusText + 1 });
    },
    closeText() {
      list.isTextOpen = false;
      set({ text: undefined });
    },
    /** What is typed is shown at once, and searched for when the person pauses. */
    filterText(text) {
      set({ text });
      clearTimeout(typing);
      typing = setTimeout(() => {
        set({ text: undefined });
        context.go(addressOf(withFields(list.filter, { text: text.trim() })), { replace: true });
      }, TYPING_MILLIS);
    },

    select() {
      list.selection.add(list.rows.ids);
      context.changed();
    },
    clearSelection() {
      list.selection.clear();
      context.changed();
    },
    focusRow(id) {
      row(id)?.focus({ preventScroll: true });
    },
    toTop() {
      list.rows.isAtTop = true;
      list.rows.showNewer();
      document.querySelector(".list windowed-list")?.scrollTo({ top: 0 });
    },
    openOptions: () => document.querySelector(".list > header .options button")?.click(),
    bulk: {
      assign: () => pickers.assign(targets()),
      label: () => pickers.label(targets()),
      snooze: () => pickers.snooze(targets()),
      close: () => handle.close(targets()),
      read: () => handle.read(targets()),
    },
  };
  return controls;
}
