/** The keys of the screen of contacts; what does not apply right now is left out. */
export function shortcuts(state, actions) {
  return state.page ? ofPage(state, actions) : ofList(state, actions);
}

function ofPage({ page, isReadOnly, isWatching }, actions) {
  const contact = page.contact.value;
  const list = [{ words: "All contacts", keys: "Escape", run: actions.backToList }];
  if (!contact || isWatching) return list;
  list.push({ words: "Change the name", keys: "e", icon: "pencil", run: () => actions.edit("name") });
  if (isReadOnly) return list;
  return [
    ...list,
    { words: "Merge with another contact", keys: "m", icon: "merge", run: () => actions.mergeThis(contact) },
    { words: "Write a note", keys: "n", run: () => document.querySelector(".contact-note-form textarea")?.focus() },
    { words: "Call", keys: "b", icon: "phone", run: () => actions.call(contact), disabled: !contact.addresses.some(({ value }) => /^\+\d/.test(value)) },
  ];
}

function ofList({ rows, store, currentId, isReadOnly }, actions) {
  const at = rows.findIndex(({ id }) => id === currentId);
  return [
    { words: "Next contact", keys: "j", run: () => actions.walk(rows, at + 1) },
    { words: "Previous contact", keys: "k", run: () => actions.walk(rows, Math.max(0, at - 1)) },
    { words: "Choose the contact", keys: "x", run: () => currentId && actions.toggle(currentId), disabled: !currentId },
    { words: "Merge the two chosen", keys: "m", icon: "merge", run: actions.merge, disabled: store.chosen.size !== 2 || isReadOnly },
    { words: "Search contacts", keys: "/", icon: "search", run: () => document.querySelector(".contacts-search input")?.focus() },
  ];
}
