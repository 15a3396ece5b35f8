import { EditHistory } from "./edit-history.js";
import * as editing from "./editing.js";
import { PlanCheck } from "./plan-check.js";
import { allBranches } from "./tree.js";
import { childOf } from "./tree.js";
import { parentOf } from "./tree.js";
import { placeIn } from "./tree.js";
import { placesOf } from "./tree.js";
import { stepAt } from "./tree.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** A plan in the hands of its author: what it was, what it is, which step is chosen and which is open. */
export class PlanEditor {
  /** The place of the chosen step. */
  selected = "";

  /** The place of the step whose fields are shown; undefined for none. */
  opened;

  /** Where the list of kinds is open, {before}, {after} or {in}; undefined while it is not. */
  adding;

  #history;
  #published;
  #changed;

  constructor({ numberId, published, changed }) {
    this.#changed = changed;
    this.check = new PlanCheck(numberId, changed);
    this.#published = published;
    this.#history = new EditHistory(published);
    this.check.planChanged(published);
  }

  get plan() {
    return this.#history.present;
  }

  get published() {
    return this.#published;
  }

  get isChanged() {
    return !same(this.plan, this.#published);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** Replaces the whole plan, as an author does who pastes JSON or begins with a starting point. */
  replace(plan, field) {
    this.#apply({ plan, place: stepAt(plan, this.selected) ? this.selected : "" }, field);
  }

  insert(where, step) {
    const next = editing.insert(this.plan, where, step);
    this.adding = undefined;
    if (!next) return false;
    this.#apply(next);
    this.opened = next.place;
    return true;
  }

  /** Makes one of the changes of editing.js by its name; false when it cannot be done. */
  edit(change, ...details) {
    const next = editing[change](this.plan, ...details);
    if (!next) return false;
    const isField = change === "setFields";
    this.#apply(next, isField ? `${details[0]} ${Object.keys(details[1]).join()}` : undefined);
    if (!isField && this.opened !== undefined) this.opened = change === "remove" ? undefined : next.place;
    return true;
  }

  undo() {
    this.#history.undo();
    this.#settle();
  }

  redo() {
    this.#history.redo();
    this.#settle();
  }

  /** Takes over what is published; what the author did is undone, and can be brought back. */
  discard() {
    this.replace(this.#published);
  }

  /** Notes what is published from now on. With `follow` the author's plan becomes that too. */
  setPublished(plan, follow) {
    this.#published = plan;
    if (follow && !same(this.plan, plan)) this.replace(plan);
    this.#changed();
  }

  select(place) {
    this.selected = place;
    this.#changed();
  }

  toggle(place) {
    this.selected = place;
    this.opened = this.opened === place ? undefined : place;
    this.#changed();
  }

  add(where) {
    this.adding = same(this.adding, where) ? undefined : where;
    this.#changed();
  }

  /** Chooses the step above, below, before or the first inside a branch. */
  walk(direction, from) {
    const places = placesOf(this.plan);
    const index = places.indexOf(from);
    const step = stepAt(this.plan, from);
    const inside = step && allBranches(step).find((name) => childOf(step, name));
    const to = {
      up: places[index - 1],
      down: places[index + 1],
      left: parentOf(from)?.place,
      right: inside && placeIn(from, inside),
    }[direction];
    if (to !== undefined) this.select(to);
  }

  close() {
    this.check.close();
  }

  #apply({ plan, place }, field) {
    this.#history.change(plan, { field });
    this.selected = place;
    this.#settle();
  }

  #settle() {
    for (const name of ["selected", "opened"]) {
      if (this[name] !== undefined && !stepAt(this.plan, this[name])) this[name] = name === "selected" ? "" : undefined;
    }
    this.check.planChanged(this.plan);
    this.#changed();
  }
}
