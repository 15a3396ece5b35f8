/** Rows that are drawn beyond each edge of the view, so that a quick scroll does not show white. */
const BEYOND = 8;

/** Which rows of a list are to be drawn: `{from, to}`, the end not included. Pixels in, indexes out. */
export function rowsInView({ top, height, rowHeight, number }) {
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const seen = Math.ceil(height / rowHeight) + 1;
  const from = Math.max(0, Math.min(first - BEYOND, number - seen - BEYOND));
  return { from, to: Math.min(number, first + seen + BEYOND) };
}
