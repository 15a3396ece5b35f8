import { isolated } from "../lib/written-text.js";
import { isTextField } from "./shortcuts.js";

/** What can be done on the screen that is open. */
export const pageActions = (frame) => frame.stage.screen?.actions?.() ?? [];

/** What can be done everywhere. */
export const frameActions = (frame) => [
  ...(frame.lookedAt ? [{ words: `Leave ${isolated(frame.lookedAt.name)}`, icon: "log-out", run: () => frame.lookAt(undefined) }] : []),
  ...(frame.bell?.actions?.() ?? []),
  { words: "Search or go to …", icon: "search", keys: "⌘k", run: () => frame.openPalette() },
  { words: "Undo", icon: "undo-2", keys: "⌘z", run: () => frame.toasts.undoLast(), disabled: !canUndo(frame) },
  { words: "Switch between light and dark", icon: "moon", keys: "t", run: () => frame.switchTheme() },
  { words: "Show the keyboard shortcuts", icon: "info", keys: "?", run: () => frame.showHelp() },
  { words: "Log out", icon: "log-out", run: () => frame.logOut() },
];

/** In a field ⌘Z takes back what was typed there. */
function canUndo({ toasts }) {
  return toasts.canUndo && !isTextField(document.activeElement);
}

export const goTo = (frame) =>
  frame.rows().flatMap((row) => [
    { words: `Go to ${row.words}`, icon: row.icon, keys: row.keys, run: () => frame.router.go(`/${row.path}`) },
    ...frame.badges.views(row).map((view) => ({
      words: `${row.words}: ${view.words}`,
      icon: row.icon,
      run: () => frame.router.go(view.href ?? `/${row.path}/${view.path}`),
    })),
  ]);
