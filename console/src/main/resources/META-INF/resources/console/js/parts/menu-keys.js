let typed = "";
let forgetting;

/** The keys of an open menu: arrows, Home and End, the first letters of an item, Tab to leave. */
export function moveInMenu(event) {
  const panel = event.currentTarget;
  const items = [...panel.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const next = nextItem(event, items, at);
  if (next) {
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  } else if (event.key === "Tab") {
    panel.hidePopover();
  }
}

function nextItem(event, items, at) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items.at(at <= 0 ? -1 : at - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  return key.length === 1 && key !== " " ? itemStartingWith(key, items, at) : undefined;
}

/** Letters typed within half a second are one word; one letter again and again walks through its items. */
function itemStartingWith(key, items, at) {
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (typed = ""), 500);
  typed += key.toLocaleLowerCase();
  const isOneLetter = [...typed].every((letter) => letter === typed[0]);
  const wanted = isOneLetter ? typed[0] : typed;
  const from = isOneLetter ? at + 1 : Math.max(at, 0);
  const inOrder = [...items.slice(from), ...items.slice(0, from)];
  return inOrder.find((item) => wordsOf(item).startsWith(wanted)) ?? items[at];
}

const wordsOf = (item) => (item.querySelector("span") ?? item).textContent.trim().toLocaleLowerCase();
