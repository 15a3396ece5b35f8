import { menu } from "../../parts/menu.js";
import * as editing from "./editing.js";
import { isEnd } from "./tree.js";
import { titleOf } from "./words.js";

/** Everything that can be done with a step, each with its key. */
export function stepMenu(state, actions, place, step) {
  const can = (change, ...details) => Boolean(editing[change](state.plan, place, ...details));
  const paste = { after: place };
  return menu({
    label: `More for ${titleOf(step, state.nameOf)}`,
    icon: "ellipsis",
    align: "end",
    items: [
      { words: "Add before", icon: "plus", run: () => actions.add({ before: place }) },
      { words: "Add after", icon: "plus", keys: "A", disabled: isEnd(step), run: () => actions.add({ after: place }) },
      { words: "Move up", icon: "arrow-up", keys: "⌥↑", disabled: !can("moveUp"), run: () => actions.edit("moveUp", place) },
      { words: "Move down", icon: "arrow-down", keys: "⌥↓", disabled: !can("moveDown"), run: () => actions.edit("moveDown", place) },
      { words: "Double", icon: "copy-plus", keys: "Y", disabled: !can("double"), run: () => actions.edit("double", place) },
      { words: "Copy", icon: "copy", keys: "⌘C", run: () => actions.copy(place) },
      { words: "Cut", icon: "scissors", keys: "⌘X", run: () => actions.cut(place) },
      { words: "Paste after", icon: "clipboard-paste", keys: "⌘V", disabled: !canPaste(state, paste), run: () => actions.paste(paste) },
      { words: "Remove", icon: "trash-2", keys: "⌫", danger: true, run: () => actions.edit("remove", place) },
    ],
  });
}

const canPaste = (state, where) => Boolean(state.copied) && editing.canInsert(state.plan, where, state.copied);
