import { render } from "/console/js/lib/html.js";
import { bars } from "/console/js/parts/bars.js";
import { comparedOf, daysOf, figureOf, pricesOf, rowsBy, spentIn } from "/console/js/usage/figures.js";
import { meanWords } from "/console/js/usage/words.js";
import { equal, test } from "./testing.js";

const ROW = { day: "2026-11-26", messages: 2, voiceMinutes: 1 };

test("days without a count are told from days without use", () => {
  const rows = [{ ...ROW, direction: "inbound" }, { ...ROW, direction: "outbound", messages: 5 }];
  const days = daysOf({ from: "2026-11-25", to: "2026-11-28", countedUpTo: "2026-11-27T09:40:00Z", rows });
  equal(days.map((day) => figureOf(day, "messages")), [0, 7, 0, undefined]);
  equal([days[1].received, days[1].sent, days[1].voiceMinutes], [2, 5, 2]);
  equal(daysOf({ from: "2026-11-25", to: "2026-11-25", rows: [] }).map((day) => figureOf(day, "messages")), [undefined]);
});

test("texts in and out of a number are one row", () => {
  const rows = [{ number: "+1", numberName: "Shop", direction: "inbound", messages: 2 }, { number: "+1", direction: "outbound", messages: 3 }, { number: "+2", closed: 1 }];
  equal(rowsBy(["number"], { rows }).map(({ number, received, sent, closed }) => [number, received, sent, closed]), [["+1", 2, 3, 0], ["+2", 0, 0, 1]]);
});

test("a day without use has something to hover", () => {
  const page = document.createElement("div");
  const item = { label: "3 Nov", value: 0, parts: [{ words: "in", value: 0 }, { words: "out", value: 0 }] };
  render(bars({ title: "Texts", items: [item], nothing: (day) => `No texts on ${day}` }), page);
  equal([...page.querySelectorAll("title")].map(({ textContent }) => textContent), ["No texts on 3 Nov"]);
  equal(page.querySelector(".zero").getAttribute("height"), "100%");
});

test("prices are added up by currency", () => {
  equal(pricesOf([{ price: 1, currency: "USD" }, { prices: { USD: 2, EUR: 3 } }, {}]), { USD: 3, EUR: 3 });
});

test("a month has cost the greater of what was counted and what is billed, day by day", () => {
  const month = { rows: [{ day: "1", price: 5, currency: "USD" }, { day: "2", price: 1, currency: "USD" }] };
  const billed = (day, amount, currency = "USD") => ({ day, figure: "price", billed: amount, currency });
  equal(spentIn("USD", month, { rows: [billed("1", 4), billed("2", 3), billed("3", 2), billed("3", 9, "EUR")] }), 10);
});

test("a comparison adds up complete days and names those that differ", () => {
  const row = (day, counted, billed) => ({ day, figure: "price", currency: "USD", counted, billed, difference: billed - counted });
  const { sums, differing } = comparedOf({ rows: [row("2026-11-25", 0.1, 0.1), row("2026-11-26", 0.2, 0.5), row("2026-11-27", 9, 0)] }, "2026-11-27");
  equal(sums, [{ figure: "price", currency: "USD", counted: 0.3, billed: 0.6, difference: 0.3 }]);
  equal(differing.map(({ day }) => day), ["2026-11-26"]);
});

test("mean times are as exact as they matter", () => {
  equal([meanWords(0, 0), meanWords(90, 2), meanWords(3700, 1)], ["–", "45 seconds", "1 hour 2 minutes"]);
  equal([meanWords(190_800, 2), meanWords(86_400, 1), meanWords(86_399, 1)], ["1 day 3 hours", "1 day", "24 hours"]);
});

test("no label stands below the middle of a chart where there is no bar", () => {
  const labels = (number) => {
    const page = document.createElement("div");
    render(bars({ title: "Texts", items: Array.from({ length: number }, (_, day) => ({ label: `day ${day + 1}`, value: day })) }), page);
    return [...page.querySelectorAll(".bars-axis span")].map((label) => label.textContent);
  };
  equal(labels(4), ["day 1", "day 4"]);
  equal(labels(5), ["day 1", "day 3", "day 5"]);
  equal(labels(30), ["day 1", "day 15", "day 30"]);
  equal([labels(1), labels(0)], [["day 1"], []]);
});
