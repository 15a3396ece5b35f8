/** The shortcuts of the page. They rest while somebody types, and while a dialog is open. */
export function keyboard({ list, onNew, onHelp, onLeave }) {
  const shortcuts = { j: () => move(1), k: () => move(-1), n: onNew, "?": onHelp };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;

    const action = actionFor(event);
    if (!action) return;
    event.preventDefault();
    action();
  });

  function actionFor({ key, target }) {
    if (key === "Escape") return onLeave;
    if (target.closest("input, textarea, select")) return undefined;
    const arrow = list.contains(target) && { ArrowDown: shortcuts.j, ArrowUp: shortcuts.k }[key];
    return arrow || shortcuts[key];
  }

  function move(step) {
    const links = [...list.querySelectorAll("li a")];
    const focused = links.indexOf(document.activeElement);
    const from = focused < 0 ? links.findIndex((link) => link.ariaCurrent) : focused;
    links[Math.max(from + step, 0)]?.focus();
  }
}
