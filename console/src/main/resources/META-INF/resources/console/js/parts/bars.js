import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { svg } from "../lib/html.js";
import { numberWords } from "../lib/amounts.js";
import { withId } from "../lib/directives.js";
import { figuresTable } from "./figures-table.js";
import { words } from "./words.js";

const TONES = ["main", "second", "bad", "third"];

/**
 * Bars by day or kind. `items` are `{label, value, parts}`; parts `[{words, value, tone}]` are stacked from below
 * (tones: main, second, bad, third). A value of null is a gap in the source and is hatched, not drawn as zero. Of a zero,
 * which has no bar, `nothing(label)` tells in its tooltip.
 */
export function bars({ title, unit, items, nothing: zeroWords }) {
  const top = niceTop(Math.max(...items.map(({ value }) => value ?? 0), 0));
  const names = items.find(({ parts }) => parts?.length)?.parts ?? [{ words: unit }];
  return html`<figure class="bars">
    ${names.length > 1 ? legend(names) : nothing}
    <div class="bars-plot">
      <span class="bars-scale" aria-hidden="true"><i>${numberWords(top)}</i><i>${numberWords(top / 2)}</i><i>0</i></span>
      ${withId((id) => plot({ id, label: unit ? `${title}, ${unit}` : title, items, top, zeroWords }))}
    </div>
    ${axis(items)}
    ${figuresTable(title, names.map(({ words }) => words), items.map(({ label, ...item }) => ({ label, values: valuesOf(item) })))}
  </figure>`;
}

const plot = ({ id, label, items, ...scale }) =>
  html`<svg role="img" aria-label=${label} width="100%" height="100%">
    ${hatching(id)}${[0, 50, 100].map(rule)}${items.map((item, index) => bar({ id, index, number: items.length, ...scale }, item))}
  </svg>`;

const valuesOf = ({ value, parts }) => (parts?.length ? parts.map((part) => part.value) : [value]);

const legend = (names) =>
  html`<p class="legend t-meta" aria-hidden="true">
    ${names.map(({ words, tone }, index) => html`<span><i data-tone=${tone ?? TONES[index]}></i>${words}</span>`)}
  </p>`;

/** First, middle and last label: the others are in each bar's tooltip and in the table. A few bars of an even number have no middle. */
function axis(items) {
  const hasMiddle = items.length % 2 === 1 || items.length > 7;
  const labelled = new Set([items[0], hasMiddle && items[Math.floor((items.length - 1) / 2)], items.at(-1)].filter(Boolean));
  return html`<p class="bars-axis t-meta" aria-hidden="true">${[...labelled].map(({ label }) => html`<span>${label}</span>`)}</p>`;
}

const rule = (at) => svg`<line x1="0" x2="100%" y1="${at}%" y2="${at}%"></line>`;

const hatching = (id) =>
  svg`<pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="2" height="6"></rect></pattern>`;

function bar({ id, index, number, top, zeroWords }, { label, value, parts }) {
  const place = { x: `${((index + 0.2) / number) * 100}%`, width: `${(0.6 / number) * 100}%` };
  if (value === null || value === undefined) {
    return svg`<rect class="gap" fill="url(#${id})" x=${place.x} width=${place.width} y="0" height="100%"><title>${label}: ${words.notCounted}</title></rect>`;
  }
  if (value === 0) {
    return svg`<rect class="zero" x=${place.x} width=${place.width} y="0" height="100%"><title>${zeroWords?.(label) ?? `${label}: 0`}</title></rect>`;
  }
  let from = 100;
  return (parts?.length ? parts : [{ value }]).map((part, at) => {
    const height = top ? (part.value / top) * 100 : 0;
    from -= height;
    return svg`<rect data-tone=${part.tone ?? TONES[at]} x=${place.x} width=${place.width} y="${from}%" height="${height}%" rx="2"
      ><title>${label}: ${part.words ? `${part.words} ` : ""}${numberWords(part.value)}</title></rect>`;
  });
}

/** A bar below a figure that the reader has anyway, as long as its share of the largest one. */
export const shareBar = (value, most) =>
  html`<svg class="share" aria-hidden="true" width="100%" height="4"><rect width="${most ? (value / most) * 100 : 0}%" height="100%" rx="2"></rect></svg>`;

/** The next of 1, 2, 4, 5, 8, 10 times a power of ten, so that half of it is round as well. */
export function niceTop(most) {
  if (most <= 0) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(2, [1, 2, 4, 5, 8, 10].map((step) => step * power).find((step) => step >= most));
}
