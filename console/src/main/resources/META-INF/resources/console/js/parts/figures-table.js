import { html } from "../lib/html.js";
import { numberWords } from "../lib/amounts.js";
import { details } from "./details.js";
import { table } from "./table.js";
import { words } from "./words.js";

/** The accessible form of a chart: its figures as a table, folded below it. `rows` are `{label, values}`. */
export const figuresTable = (title, names, rows) =>
  details({
    words: words.asTable,
    body: table({
      caption: title,
      columns: [
        { words: "", cell: ({ label }) => label },
        ...names.map((name, index) => ({ words: name, align: "end", cell: ({ values }) => figure(values[index]) })),
      ],
      rows,
      key: ({ label }) => label,
    }),
  });

/** What was not counted is told from nothing. */
const figure = (value) => (value === undefined || value === null ? html`<i>${words.notCounted}</i>` : numberWords(value));
