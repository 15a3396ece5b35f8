import { allBranches } from "./tree.js";
import { branchNames } from "./tree.js";
import { childOf } from "./tree.js";
import { continuationOf } from "./tree.js";
import { isEnd } from "./tree.js";
import { namesOf } from "./tree.js";
import { parentOf } from "./tree.js";
import { placeIn } from "./tree.js";
import { replaceAt } from "./tree.js";
import { stepAt } from "./tree.js";
import { withChild } from "./tree.js";

/**
 * Changes of a plan by its author. Each returns {plan, place}, the changed plan and the place where its author goes on, or
 * undefined when it cannot be done.
 */

/** Returns a step without what follows it; of a step that branches, its branches are part of it. */
export function alone(step) {
  const next = continuationOf(step);
  return next ? withChild(step, next, undefined) : step;
}

/** Returns the branch of a step in which others can follow: its continuation, or its first empty branch. */
function wayOn(step) {
  const next = continuationOf(step);
  return next ?? branchNames(step).find((name) => !childOf(step, name));
}

/** Returns a step that leads to another one; undefined when nothing can follow it. */
function leadingTo(step, next) {
  if (!next) return step;
  const name = wayOn(step);
  return name && withChild(step, name, next);
}

const changed = (plan, place, step, goOn = place) => step && { plan: replaceAt(plan, place, step), place: goOn };

/**
 * Adds a step, `where` being {before: place}, {after: place} or {in: place}, the last one a branch without a step. After a
 * step that branches is in its first branch.
 */
export function insert(plan, where, step) {
  if (where.in !== undefined) return changed(plan, where.in, leadingTo(step, stepAt(plan, where.in)));
  if (where.before !== undefined) return changed(plan, where.before, leadingTo(step, stepAt(plan, where.before)));
  const existing = stepAt(plan, where.after);
  const name = allBranches(existing)[0];
  if (!name) return undefined;
  return insert(plan, { in: placeIn(where.after, name) }, step);
}

/** Removes a step; what follows it takes its place. The branches of a step that branches go with it. */
export function remove(plan, place) {
  const step = stepAt(plan, place);
  const next = continuationOf(step);
  const following = next && childOf(step, next);
  return { plan: replaceAt(plan, place, following), place: following ? place : (parentOf(place)?.place ?? "") };
}

/** Adds a copy of a step that others can follow behind it. */
export function double(plan, place) {
  const step = stepAt(plan, place);
  const next = continuationOf(step);
  return next && insert(plan, { in: placeIn(place, next) }, structuredClone(alone(step)));
}

/** Moves a step before the one that leads to it, out of its branch if it is the first there. */
export function moveUp(plan, place) {
  const parent = parentOf(place);
  if (!parent) return undefined;
  const step = stepAt(plan, place);
  const next = continuationOf(step);
  const before = withChild(stepAt(plan, parent.place), parent.name, next && childOf(step, next));
  return changed(plan, parent.place, leadingTo(alone(step), before));
}

/** Moves a step behind the one that follows it, into its first branch if that one branches. */
export function moveDown(plan, place) {
  const step = stepAt(plan, place);
  const next = continuationOf(step);
  const following = next && childOf(step, next);
  const name = following && allBranches(following)[0];
  if (!name) return undefined;
  const moved = leadingTo(alone(step), childOf(following, name));
  return changed(plan, place, withChild(following, name, moved), placeIn(place, name));
}

/** Moves a step anywhere else, as a drag does. A step cannot go into its own branches. */
export function move(plan, from, where) {
  const [kind, target] = Object.entries(where)[0];
  const next = continuationOf(stepAt(plan, from));
  const to = placeWithout(from, next, target);
  if (to === undefined || target === from) return undefined;
  return insert(remove(plan, from).plan, { [kind]: to }, alone(stepAt(plan, from)));
}

/** Returns what a place is called after the removal of a step; undefined for one that goes with it. */
function placeWithout(removed, continuation, place) {
  const [gone, names] = [namesOf(removed), namesOf(place)];
  if (names.length <= gone.length || gone.some((name, index) => names[index] !== name)) return place;
  const rest = names.slice(gone.length);
  return rest[0] === continuation ? [...gone, ...rest.slice(1)].join(".") : undefined;
}

export const setFields = (plan, place, fields) => ({ plan: replaceAt(plan, place, merged(stepAt(plan, place), fields)), place });

/** Returns the step with fields changed; one that is undefined goes back to its default. */
function merged(step, fields) {
  return Object.fromEntries(Object.entries({ ...step, ...fields }).filter(([, value]) => value !== undefined));
}

export function addKey(plan, place, key) {
  const menu = stepAt(plan, place);
  if (key in (menu.digits ?? {})) return undefined;
  return { plan: replaceAt(plan, place, withChild(menu, key, undefined)), place: placeIn(place, key) };
}

export function renameKey(plan, place, from, to) {
  const menu = stepAt(plan, place);
  if (to in menu.digits) return undefined;
  const digits = Object.fromEntries(Object.entries(menu.digits).map(([key, step]) => [key === from ? to : key, step]));
  return { plan: replaceAt(plan, place, { ...menu, digits }), place };
}

export function removeKey(plan, place, key) {
  const menu = stepAt(plan, place);
  const { [key]: gone, ...digits } = menu.digits;
  return { plan: replaceAt(plan, place, { ...menu, digits }), place };
}

/** Returns whether a step can be added there without losing what is there. */
export const canInsert = (plan, where, step) => !(where.after !== undefined && isEnd(stepAt(plan, where.after))) && Boolean(insert(plan, where, step));
