import { html } from "/console/js/lib/html.js";
import { avatar } from "/console/js/parts/avatar.js";
import { emptyState } from "/console/js/parts/empty-state.js";
import { skeletonRows } from "/console/js/parts/skeleton-rows.js";
import { strip } from "/console/js/parts/strip.js";
import { table } from "/console/js/parts/table.js";
import { time } from "/console/js/parts/time.js";
import { windowedList } from "/console/js/parts/windowed-list.js";

const many = Array.from({ length: 50_000 }, (_, index) => ({ id: `row-${index}`, name: `Customer ${index + 1}` }));

export const lists = (state, actions) => [
  { content: windowed() },
  { look: "wide", content: numbers(actions) },
  { content: emptyState({ icon: "inbox", words: "All answered", detail: "Nothing is waiting for you. Seven conversations have nobody yet.", action: { words: "Go to Unassigned", href: "#unassigned" } }) },
  { content: emptyState({ icon: "cloud-off", words: "Conversations cannot be loaded", detail: "The service is starting. Trying again in 4 s.", action: { words: "Try now", run: () => actions.did("tried") } }) },
  { content: html`${skeletonRows(3, "conversation")}` },
  { content: html`${skeletonRows(2, "text")}${skeletonRows(2, "table")}${skeletonRows(1, "card")}` },
  { look: "wide", content: strips(actions) },
];

const windowed = () => windowedList({ label: "Customers", items: many, key: ({ id }) => id, rowHeight: 44, row: customer });

const customer = ({ id, name }) => html`<a href="#${id}">${avatar({ id, name }, { size: "small" })}<span>${name}</span></a>`;

const numbers = ({ did }) =>
  table({
    caption: "Numbers",
    columns: [
      { words: "Name", cell: ({ name }) => name, sort: { direction: "ascending", run: () => did("sorted by name") } },
      { words: "Number", cell: ({ number }) => html`<span class="num">${number}</span>` },
      { words: "Last webhook", cell: ({ at }) => time(at, "ago"), sort: { run: () => did("sorted by webhook") } },
      { words: "Texts", align: "end", cell: ({ texts }) => texts },
    ],
    rows: [
      { name: "Workshop", number: "+1 500 555 0006", at: Date.now() - 120_000, texts: 1284 },
      { name: "Sales", number: "+1 500 555 0012", at: Date.now() - 7_200_000, texts: 342 },
    ],
    key: ({ number }) => number,
    href: ({ name }) => `#${name}`,
  });

const strips = ({ did }) => html`
  ${strip({ kind: "warn", words: html`<b>Sending is slow right now.</b> Messages are kept and go out in order.` })}
  ${strip({ kind: "bad", words: html`<b>The token does not work.</b> Nothing can be sent.`, action: { words: "Open Health", href: "#health" } })}
  ${strip({ kind: "offline", words: "Offline. 2 answers wait.", action: { words: "Try now", run: () => did("tried") } })}
  ${strip({ kind: "info", words: "You look at Miller’s Bikes as operator." })} ${strip({ kind: "good", words: "All numbers are in order." })}
`;
