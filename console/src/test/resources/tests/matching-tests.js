import { matchOf, matching } from "/console/js/frame/matching.js";
import { equal, test } from "./testing.js";

const actions = ["Go to Inbox", "Go to Numbers", "Snooze until tomorrow", "Sign out"].map((words) => ({ words }));
const wordsOf = (typed, uses = {}) => matching(typed, actions, ({ words }) => uses[words] ?? 0).map(({ words }) => words);

test("letters match in their order, at the begin of words first", () => {
  equal(wordsOf("gn")[0], "Go to Numbers");
  equal(wordsOf("snooze")[0], "Snooze until tomorrow");
  equal(matchOf("xyz", "Snooze"), undefined);
  equal(matchOf("cafe", "Café") > 0, true);
});

test("without letters the most used come first", () => {
  equal(wordsOf("", { "Sign out": 3, "Go to Numbers": 1 }).slice(0, 2), ["Sign out", "Go to Numbers"]);
});
