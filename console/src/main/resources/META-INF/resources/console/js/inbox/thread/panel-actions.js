import { WIDE } from "./widths.js";

/** The contact beside the conversation: a column where there is room, else a drawer. */
export function panelActions({ open }) {
  return {
    /** Where the column stands the focus goes to it; else the drawer opens or closes. */
    panel() {
      if (WIDE.matches) document.querySelector(".person button, .person a")?.focus();
      else open().set({ isDrawerOpen: !open().isDrawerOpen });
    },
    closeDrawer: () => open().set({ isDrawerOpen: false }),
    edit: (editing) => open().panel.edit(editing),
    saveEdit: () => open().panel.save(),
  };
}
