import { differences, isSame, placeOf, valueAt, withValue } from "./values.js";

/**
 * The fields in which two people's versions of the same values differ from what both began with. Each has its `path`, both
 * values, and which one is chosen: one's own where one changed it.
 */
export function conflictingFields(base, mine, theirs) {
  const own = differences(base, mine);
  const others = differences(base, theirs).filter((path) => placeOf(path) !== "revision");
  const places = new Map([...others, ...own].map((path) => [placeOf(path), path]));
  return [...places.values()].map((path) => ({
    path,
    theirs: valueAt(theirs, path),
    mine: valueAt(mine, path),
    isMine: own.some((changed) => isSame(changed, path)),
  }));
}

/** The other person's version with one's own values where they were chosen. */
export const merged = (theirs, fields) =>
  fields.filter(({ isMine }) => isMine).reduce((values, { path, mine }) => withValue(values, path, mine), theirs);
