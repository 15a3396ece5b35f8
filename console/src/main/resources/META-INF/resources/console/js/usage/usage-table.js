import { numberWords } from "../lib/amounts.js";
import { phoneWords } from "../lib/phone.js";
import { table } from "../parts/table.js";
import { daysOf, figureOf, pricesOf } from "./figures.js";
import { dayWords, GROUPS, meanWords, pricesWords, words } from "./words.js";

/** The figures by day, the newest first, or by number, agent, both, channel or direction. */
export function usageTable(report, { store, members }) {
  const { groupBy } = store.query;
  const rows = groupBy === "day" ? daysOf(report).toReversed() : report.rows;
  const { words: group } = GROUPS.find(({ value }) => value === groupBy);
  const keys = groupBy.split(",");
  return table({
    caption: words.usageBy(group),
    key: (row) => keys.map((key) => row[key]).join(),
    rows,
    columns: [
      ...keys.map((key) => ({ words: GROUPS.find(({ value }) => value === key).words, cell: (row) => nameOf(row, key, members) })),
      ...(groupBy === "day" ? [figure(words.received, "received", words.notCounted), figure(words.sent, "sent")] : [figure(words.texts, "messages")]),
      figure(words.undelivered, "undelivered"),
      figure(words.segments, "segments"),
      figure(words.media, "media"),
      figure(words.calls, "calls"),
      figure(words.minutes, "voiceMinutes"),
      figure(words.recordings, "recordings"),
      { words: words.wait, align: "end", cell: ({ answers, answerSeconds }) => meanWords(answerSeconds, answers) },
      figure(words.closed, "closed"),
      { words: words.open, align: "end", cell: ({ closed, openSeconds }) => meanWords(openSeconds, closed) },
      { words: words.cost, align: "end", cell: (row) => pricesWords(pricesOf([row])) },
    ],
  });
}

/** A day that is not counted yet says so once. */
const figure = (name, field, missing = words.none) => ({ words: name, align: "end", cell: (row) => figureWords(figureOf(row, field), missing) });

const figureWords = (value, missing) => (value === undefined ? missing : numberWords(value));

function nameOf(row, groupBy, members) {
  if (groupBy === "day") return dayWords(row.day);
  if (groupBy === "number") return row.numberName ?? (row.number ? phoneWords(row.number) : words.noNumber);
  if (groupBy === "agent") return row.agent ? members.name(row.agent) : words.noAgent;
  return row[groupBy] ?? words.none;
}
