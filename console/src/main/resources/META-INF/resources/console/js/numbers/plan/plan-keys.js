const WALKS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** The keys of the plan: walking, moving, adding and removing steps, copying them, undo. Typing in a field is not disturbed. */
export function planKeys(event, state, actions) {
  const isCommand = event.metaKey || event.ctrlKey;
  if (isCommand && event.key.toLowerCase() === "z" && !event.target.closest(".json")) {
    run(event, () => (event.shiftKey ? actions.redo() : actions.undo()));
    return;
  }
  const place = event.target.dataset?.step;
  if (place === undefined) return;
  const action = isCommand ? commandFor(event.key, place, actions) : keyFor(event, place, actions);
  if (action && (!state.isReadOnly || event.key in WALKS)) run(event, action);
}

const commandFor = (key, place, actions) =>
  ({ c: () => actions.copy(place), x: () => actions.cut(place), v: () => actions.paste({ after: place }) })[key.toLowerCase()];

function keyFor({ key, altKey }, place, actions) {
  if (altKey) return { ArrowUp: () => actions.edit("moveUp", place), ArrowDown: () => actions.edit("moveDown", place) }[key];
  if (key in WALKS) return () => actions.walk(WALKS[key], place);
  return {
    a: () => actions.add({ after: place }),
    y: () => actions.edit("double", place),
    h: actions.play,
    Backspace: () => actions.edit("remove", place),
    Delete: () => actions.edit("remove", place),
  }[key];
}

function run(event, action) {
  event.preventDefault();
  event.stopPropagation();
  action();
}
