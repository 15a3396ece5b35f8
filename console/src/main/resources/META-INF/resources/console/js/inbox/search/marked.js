import { html } from "../../lib/html.js";

/** A text with the words that were found marked. Marks that lie outside of it or in one another are left out. */
export function marked({ text, marks = [] }) {
  const parts = [];
  let end = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (!(mark.start >= end && mark.end > mark.start && mark.end <= text.length)) continue;
    parts.push(text.slice(end, mark.start), html`<mark>${text.slice(mark.start, mark.end)}</mark>`);
    end = mark.end;
  }
  return [...parts, text.slice(end)];
}
