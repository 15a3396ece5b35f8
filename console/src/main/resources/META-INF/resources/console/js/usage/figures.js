const SUMMED = [
  "messages",
  "undelivered",
  "segments",
  "media",
  "calls",
  "voiceSeconds",
  "voiceMinutes",
  "legMinutes",
  "recordings",
  "answers",
  "answerSeconds",
  "closed",
  "openSeconds",
];

const A_DAY = 86_400_000;

/**
 * All days of a report by day and direction, the first first. A day after the last count has no figures; one before it
 * without a row had no use. `received` and `sent` are the texts of a day by direction.
 */
export function daysOf({ from, to, rows, countedUpTo }) {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / A_DAY) + 1;
  const days = Array.from({ length }, (_, index) => new Date(Date.parse(from) + index * A_DAY).toISOString().slice(0, 10));
  const byDay = Map.groupBy(rows, ({ day }) => day);
  const isCounted = (day) => Boolean(countedUpTo) && day <= countedUpTo.slice(0, 10);
  return days.map((day) => (byDay.has(day) ? { day, ...summed(byDay.get(day)) } : { day, isCounted: isCounted(day) }));
}

/** Rows by these keys, without their directions: `received` and `sent` are the texts in and out. */
export function rowsBy(keys, { rows }) {
  const groups = Map.groupBy(rows, (row) => keys.map((key) => row[key] ?? "").join("\n"));
  return [...groups.values()].map((some) => ({ ...some[0], ...summed(some) }));
}

function summed(rows) {
  const sum = (field, some = rows) => some.reduce((total, row) => total + (row[field] ?? 0), 0);
  const messages = (direction) => sum("messages", rows.filter((row) => row.direction === direction));
  const figures = Object.fromEntries(SUMMED.map((field) => [field, sum(field)]));
  return { ...figures, received: messages("inbound"), sent: messages("outbound"), prices: pricesOf(rows) };
}

/** The amounts of rows by currency. */
export function pricesOf(rows) {
  const amounts = {};
  for (const { price, currency, prices } of rows) {
    for (const [name, amount] of Object.entries(prices ?? (currency ? { [currency]: price } : {}))) amounts[name] = (amounts[name] ?? 0) + amount;
  }
  return amounts;
}

/** A figure of a day: nothing where it is not counted yet. */
export const figureOf = (row, field) => row[field] ?? (row.isCounted === false ? undefined : 0);

/**
 * What a month has cost so far in a currency, as the server reckons it for warnings: of each day the greater of what was
 * counted and what Twilio bills.
 *
 * @param month the report of the month by day
 * @param comparison that of the month
 */
export function spentIn(currency, month, comparison) {
  const days = new Map();
  for (const row of month.rows) days.set(row.day, (days.get(row.day) ?? 0) + (pricesOf([row])[currency] ?? 0));
  for (const { day, figure, billed, currency: other } of comparison.rows) {
    if (figure === "price" && other === currency) days.set(day, Math.max(days.get(day) ?? 0, billed));
  }
  return [...days.values()].reduce((sum, amount) => sum + amount, 0);
}

/** The sums of a comparison by figure, and the days that differ. Twilio completes a day's records a day later, so that today's say nothing. */
export function comparedOf({ rows }, today = new Date().toISOString().slice(0, 10)) {
  const complete = rows.filter(({ day }) => day < today);
  const groups = Map.groupBy(complete, ({ figure, currency = "" }) => `${figure} ${currency}`);
  const sums = [...groups.values()].map((of) => {
    const sum = (field) => rounded(of.reduce((total, row) => total + row[field], 0));
    const [counted, billed] = [sum("counted"), sum("billed")];
    return { figure: of[0].figure, currency: of[0].currency, counted, billed, difference: rounded(billed - counted) };
  });
  return { sums, differing: complete.filter(({ difference }) => difference !== 0) };
}

/** Sums of amounts like 0.0079 without the traces of binary fractions. */
const rounded = (number) => Math.round(number * 1e6) / 1e6;
