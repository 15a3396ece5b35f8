const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus over the rows of the panel that a key was pressed in. */
export function walkRows(event) {
  const step = STEPS[event.key];
  const rows = [...event.currentTarget.querySelectorAll(".bell-row")];
  if (!step || rows.length === 0) return;
  event.preventDefault();
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
}
