/**
 * What differs between two texts: `{start, before, after, end}`, where start and end are the same in both. Letters
 * outside the basic plane are not cut in two.
 */
export function differenceOf(before, after) {
  const [one, other] = [[...before], [...after]];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  return {
    start: one.slice(0, start).join(""),
    before: one.slice(start, one.length - end).join(""),
    after: other.slice(start, other.length - end).join(""),
    end: one.slice(one.length - end).join(""),
  };
}

/** The fields in which two values differ, nested ones by path ("hours.mon"): `{name, before, after}`. */
export function changedFields(before, after, path = "") {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changedFields(before[name], after[name], path ? `${path}.${name}` : name));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name: path, before, after }];
}

const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
