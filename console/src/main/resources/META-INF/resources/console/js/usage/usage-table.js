import { numberWords } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { shareBar } from "../parts/bars.js";
import { table } from "../parts/table.js";
import { daysOf, figureOf, pricesOf, rowsBy } from "./figures.js";
import { dayWords, GROUPS, meanWords, pricesWords, words } from "./words.js";

/** The figures by day, the newest first, or by number, agent, both, channel or direction, with bars then: days have charts. */
export function usageTable(report, { store, members }) {
  const { groupBy } = store.query;
  const keys = groupBy.split(",");
  const rows = rowsOf(groupBy, keys, report);
  const { words: group } = GROUPS.find(({ value }) => value === groupBy);
  const use = groupBy === "day" ? figure : (name, field) => figureWithBar(name, field, rows);
  return table({
    caption: words.usageBy(group),
    key: (row) => keys.map((key) => row[key]).join(),
    rows,
    columns: [
      ...keys.map((key) => ({ words: GROUPS.find(({ value }) => value === key).words, cell: (row) => nameOf(row, key, members) })),
      ...texts(groupBy, use),
      figure(words.undelivered, "undelivered"),
      figure(words.segments, "segments"),
      figure(words.media, "media"),
      use(words.calls, "calls"),
      use(words.minutes, "voiceMinutes"),
      figure(words.recordings, "recordings"),
      { words: words.waitShort, align: "end", cell: ({ answers, answerSeconds }) => meanWords(answerSeconds, answers) },
      figure(words.closed, "closed"),
      { words: words.openShort, align: "end", cell: ({ closed, openSeconds }) => meanWords(openSeconds, closed) },
      { words: words.cost, align: "end", cell: (row) => pricesWords(pricesOf([row])) },
    ],
  });
}

function rowsOf(groupBy, keys, report) {
  if (groupBy === "day") return daysOf(report).toReversed();
  return groupBy === "direction" ? report.rows : rowsBy(keys, report);
}

/** In and out; a day that is not counted yet says so once. */
function texts(groupBy, use) {
  if (groupBy === "direction") return [use(words.texts, "messages")];
  return [groupBy === "day" ? figure(words.received, "received", words.notCounted) : use(words.received, "received"), use(words.sent, "sent")];
}

const figure = (name, field, missing = words.none) => ({ words: name, align: "end", cell: (row) => figureWords(figureOf(row, field), missing) });

function figureWithBar(name, field, rows) {
  const most = Math.max(...rows.map((row) => figureOf(row, field) ?? 0), 0);
  return { words: name, align: "end", cell: (row) => html`${figureWords(figureOf(row, field), words.none)}${shareBar(figureOf(row, field) ?? 0, most)}` };
}

const figureWords = (value, missing) => (value === undefined ? missing : numberWords(value));

function nameOf(row, groupBy, members) {
  if (groupBy === "day") return dayWords(row.day);
  if (groupBy === "number") return row.numberName ?? (row.number ? phoneWords(row.number) : words.noNumber);
  if (groupBy === "agent") return row.agent ? members.name(row.agent) : words.noAgent;
  return row[groupBy] ?? words.none;
}
