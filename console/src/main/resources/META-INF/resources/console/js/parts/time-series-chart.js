import uPlot from "../lib/uplot/uPlot.esm.js";
import { numberWords } from "../lib/amounts.js";
import { day } from "../lib/times.js";
import { moment } from "../lib/times.js";
import { time } from "../lib/times.js";
import { words } from "./words.js";

const STYLE = new URL("../lib/uplot/uPlot.min.css", import.meta.url).pathname;
const HEIGHT = 180;
const TONES = ["accent", "voice", "warn", "bad", "info"];

/** Draws lines with uPlot into an element. Returns `{show(options), resize(width), close()}`. */
export async function createChart(element, options) {
  await loadStyle();
  const chart = new uPlot(settings(element, options), dataOf(options), element);
  return {
    show: (next) => chart.setData(dataOf(next)),
    resize: (width) => width > 0 && chart.setSize({ width, height: HEIGHT }),
    close: () => chart.destroy(),
  };
}

const dataOf = ({ times, series }) => [times.map((at) => new Date(at) / 1000), ...series.map(({ values }) => values)];

function settings(element, { series, labelOf = moment }) {
  const color = (name) => getComputedStyle(element).getPropertyValue(`--${name}`).trim();
  const axis = { stroke: resolved(element, "text-3"), grid: { stroke: resolved(element, "line"), width: 1 }, ticks: { show: false }, font: `11px ${color("font")}` };
  return {
    width: element.clientWidth || 300,
    height: HEIGHT,
    cursor: { points: { size: 6 } },
    series: [
      { label: words.time, value: (_, at) => (at === null ? "" : labelOf(at * 1000)) },
      ...series.map(({ words: label, tone }, index) => line(element, label, tone ?? TONES[index % TONES.length])),
    ],
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((at) => tick(new Date(at * 1000))) },
      { ...axis, size: 48, values: (_, ticks) => ticks.map(numberWords) },
    ],
  };
}

/** Midnight is where a day begins, all other ticks are times of it. */
const tick = (at) => (at.getHours() || at.getMinutes() ? time(at) : day(at));

const line = (element, label, tone) => ({
  label,
  stroke: resolved(element, tone),
  width: 1.5,
  points: { show: false },
  value: (_, value) => (value === null || value === undefined ? "–" : numberWords(value)),
});

/** A canvas understands no custom properties and no `light-dark()`: the browser is asked for the colour in force. */
function resolved(element, name) {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function loadStyle() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return undefined;
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: STYLE });
  const loaded = new Promise((resolve) => ["load", "error"].forEach((type) => link.addEventListener(type, resolve, { once: true })));
  document.head.append(link);
  return loaded;
}
