/** A fresh copy of the page's <template> with that id. */
export const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Sets the text of parts of an element, by selector. Text is only ever text: nothing here parses markup. */
export function setTexts(element, texts) {
  for (const [selector, text] of Object.entries(texts)) {
    const part = element.querySelector(selector);
    if (part.textContent !== text) part.textContent = text;
  }
}

/**
 * Returns a function that makes the children of a list match the items it is given. An element lives as long as its
 * item's key does, is updated only when the item is another object, and keeps the focus when it moves.
 */
export function keyedList(list, { key, create, update }) {
  const rows = new Map();

  function rowFor(item) {
    const row = rows.get(key(item)) ?? { element: create(item) };
    rows.set(key(item), row);
    if (row.item !== item) update(row.element, item);
    row.item = item;
    return row.element;
  }

  return (items) => {
    const focused = document.activeElement;
    const keys = new Set(items.map(key));
    for (const [known, { element }] of rows) {
      if (!keys.has(known)) {
        element.remove();
        rows.delete(known);
      }
    }
    let place = list.firstElementChild;
    for (const element of items.map(rowFor)) {
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
    }
    if (focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
  };
}
