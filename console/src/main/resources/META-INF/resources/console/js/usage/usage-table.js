import { numberWords, spokenDuration } from "../lib/amounts.js";
import { phoneWords } from "../lib/phone.js";
import { table } from "../parts/table.js";
import { daysOf, figureOf } from "./store.js";
import { dayWords, GROUPS } from "./words.js";

/** The figures by day, the newest first, or by number, agent, channel or direction. */
export function usageTable(report, { store, members }) {
  const { groupBy } = store.query;
  const rows = groupBy === "day" ? daysOf(report).toReversed() : report.rows;
  const { words } = GROUPS.find(({ value }) => value === groupBy);
  return table({
    caption: `Usage by ${words.toLowerCase()}`,
    key: (row) => row[groupBy],
    rows,
    columns: [
      { words, cell: (row) => nameOf(row, groupBy, members) },
      figure("Texts", "messages"),
      figure("Not delivered", "undelivered"),
      figure("Segments", "segments"),
      figure("Calls", "calls"),
      figure("Minutes", "voiceMinutes"),
      { words: "Wait for an answer", align: "end", cell: ({ answers, answerSeconds }) => (answers ? spokenDuration(answerSeconds / answers) : "–") },
    ],
  });
}

const figure = (words, field) => ({ words, align: "end", cell: (row) => figureWords(figureOf(row, field)) });

const figureWords = (value) => (value === undefined ? "not counted yet" : numberWords(value));

function nameOf(row, groupBy, members) {
  if (groupBy === "day") return dayWords(row.day);
  if (groupBy === "number") return row.numberName ?? (row.number ? phoneWords(row.number) : "No number");
  if (groupBy === "agent") return row.agent ? members.name(row.agent) : "No agent";
  return row[groupBy] ?? "–";
}
