/** Reads and changes nested values by paths such as `rules.2.words`; a path is a text or a list of keys. */
const keysOf = (path) => (Array.isArray(path) ? path : path.split("."));

export const placeOf = (path) => keysOf(path).join(".");

export const valueAt = (values, path) => keysOf(path).reduce((value, key) => value?.[key], values);

/** The values with another one at a path; what lies beside it stays the same object. Undefined removes a field. */
export function withValue(values, path, value) {
  const [key, ...rest] = keysOf(path);
  const inner = rest.length ? withValue(values?.[key], rest, value) : value;
  if (Array.isArray(values)) return values.with(Number(key), inner);
  const { [key]: before, ...others } = values ?? {};
  return inner === undefined ? others : { ...values, [key]: inner };
}

/** Whether two values are the same, whatever the order of their fields; an absent field is the same as an undefined one. */
export function isSame(one, other) {
  if (Object.is(one, other)) return true;
  if (!isNested(one) || !isNested(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  return keysOfBoth(one, other).every((key) => isSame(one[key], other[key]));
}

/** The paths of the innermost fields in which two values differ. A list that grew or shrank differs as a whole. */
export function differences(one, other, path = []) {
  if (isSame(one, other)) return [];
  if (!isPlain(one) || !isPlain(other)) return sameLengthLists(one, other) ? inner(one, other, path) : [path];
  return inner(one, other, path);
}

const inner = (one, other, path) =>
  keysOfBoth(one, other).flatMap((key) => differences(one[key], other[key], [...path, key]));

const sameLengthLists = (one, other) =>
  Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every(isPlain) && other.every(isPlain);

const keysOfBoth = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])];

const isNested = (value) => typeof value === "object" && value !== null;

const isPlain = (value) => isNested(value) && !Array.isArray(value);
