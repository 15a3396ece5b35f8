/**
 * A voice plan is a tree of steps (docs/voice-plans.md). A place is the path to a step by the names of the branches that lead
 * to it, "then.open.1", and "" for the first step. Everything here is pure: a changed plan is a new plan.
 */

const CONTINUATIONS = { greeting: "then", recording: "then", forward: "otherwise" };

/** Returns the name of the branch that follows a step whatever happens in it; undefined where it branches or ends. */
export const continuationOf = (step) => CONTINUATIONS[step?.type];

/** Returns whether nothing can follow the step. */
export const isEnd = (step) => !continuationOf(step) && branchNames(step).length === 0;

export const namesOf = (place) => (place ? place.split(".") : []);

export const placeIn = (place, name) => (place ? `${place}.${name}` : name);

/** Returns the place of the step before and the name of the branch from there; undefined for the first step. */
export function parentOf(place) {
  if (!place) return undefined;
  const names = namesOf(place);
  return { place: names.slice(0, -1).join("."), name: names.at(-1) };
}

/** Returns the branches of a step that leads to several others, those without a step included. */
export function branchNames(step) {
  if (step?.type === "menu") return [...Object.keys(step.digits ?? {}), "otherwise"];
  if (step?.type !== "businessHours") return [];
  const holidays = (step.holidays ?? []).filter((holiday) => "plan" in holiday && holiday.plan !== undefined);
  return ["open", "closed", ...holidays.map((holiday) => holiday.date)];
}

/** Returns the branches of any step, its continuation included. */
export const allBranches = (step) => (continuationOf(step) ? [continuationOf(step)] : branchNames(step));

/** Returns whether a plan is incomplete without a step in this branch. */
export const isRequired = (step, name) => name !== "otherwise" && !isHoliday(step, name);

export const isHoliday = (step, name) => step?.type === "businessHours" && name !== "open" && name !== "closed";

export function childOf(step, name) {
  if (step.type === "menu" && name !== "otherwise") return step.digits?.[name] ?? undefined;
  if (isHoliday(step, name)) return step.holidays?.find((holiday) => holiday.date === name)?.plan ?? undefined;
  return step[name] ?? undefined;
}

/** Returns the step with another one in a branch; undefined empties the branch. A key of a menu stays when it is empty. */
export function withChild(step, name, child) {
  if (step.type === "menu" && name !== "otherwise") return { ...step, digits: { ...step.digits, [name]: child ?? null } };
  if (isHoliday(step, name)) return { ...step, holidays: step.holidays.map((holiday) => withPlan(holiday, name, child)) };
  const { [name]: before, ...others } = step;
  return child === undefined ? others : { ...step, [name]: child };
}

function withPlan(holiday, date, plan) {
  if (holiday.date !== date) return holiday;
  return plan === undefined ? { date } : { ...holiday, plan };
}

export const stepAt = (plan, place) => namesOf(place).reduce((step, name) => step && childOf(step, name), plan ?? undefined);

export function replaceAt(plan, place, step) {
  const [name, ...rest] = namesOf(place);
  if (name === undefined) return step;
  return withChild(plan, name, replaceAt(childOf(plan, name), rest.join("."), step));
}

/** Returns the steps that follow one another from a place on, each with its place, up to one that branches or ends. */
export function flowFrom(plan, place) {
  const step = stepAt(plan, place);
  if (!step) return [];
  const next = continuationOf(step);
  return [{ place, step }, ...(next ? flowFrom(plan, placeIn(place, next)) : [])];
}

/** Returns every place of the plan that has a step, from the top as it is shown. */
export function placesOf(plan, place = "") {
  if (!plan) return [];
  const below = allBranches(plan).flatMap((name) => placesOf(childOf(plan, name), placeIn(place, name)));
  return [place, ...below];
}

/** Returns the places of branches that need a step and have none. */
export function emptyPlaces(plan, place = "") {
  if (!plan) return [];
  return allBranches(plan).flatMap((name) => {
    const child = childOf(plan, name);
    if (child) return emptyPlaces(child, placeIn(place, name));
    return isRequired(plan, name) ? [placeIn(place, name)] : [];
  });
}

export const depthOf = (plan) =>
  plan ? 1 + Math.max(0, ...allBranches(plan).map((name) => depthOf(childOf(plan, name)))) : 0;
