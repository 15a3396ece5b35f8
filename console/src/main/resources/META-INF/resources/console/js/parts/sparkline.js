import { html } from "../lib/html.js";
import { svg } from "../lib/html.js";

const WIDTH = 96;
const HEIGHT = 24;

/** A small line of the last values; `words` say what it shows. Null values are gaps. Looks: "", "voice". */
export function sparkline({ words, values, look = "" }) {
  const lines = runs(values);
  return html`<svg class="spark ${look}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words}>
    ${lines.map((line) => svg`<path class="fill" d="M${line[0].x} ${HEIGHT}L${path(line)}L${line.at(-1).x} ${HEIGHT}Z"></path>`)}
    ${lines.map((line) => svg`<path class="line" d="M${path(line)}"></path>`)}
  </svg>`;
}

const path = (points) => points.map(({ x, y }) => `${x} ${y}`).join("L");

/** The points between gaps. A flat line stands in the middle, since it has no height to fill. */
function runs(values) {
  const known = values.filter((value) => value !== null && value !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = (value) => round(high === low ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4));
  const x = (index) => round(values.length > 1 ? (index / (values.length - 1)) * WIDTH : WIDTH / 2);
  const all = [[]];
  values.forEach((value, index) => {
    if (value === null || value === undefined) all.push([]);
    else all.at(-1).push({ x: x(index), y: y(value) });
  });
  return all.filter(({ length }) => length);
}

const round = (number) => Math.round(number * 10) / 10;
