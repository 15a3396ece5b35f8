import { choicesOf, planOf } from "/console/js/settings/call-plan.js";
import { conflictingFields, merged } from "/console/js/settings/conflict.js";
import { browserWords } from "/console/js/settings/browser-words.js";
import { filledIn } from "/console/js/settings/answer-text.js";
import { matchingRule } from "/console/js/settings/keyword-match.js";
import { isNeverReached, isOptOutWord } from "/console/js/settings/opt-out-words.js";
import { differences, isSame, withValue } from "/console/js/settings/values.js";
import { equal, test } from "./testing.js";

const matches = (match, word, text) => Boolean(matchingRule([{ match, words: [word] }], text));

test("a field is changed in place, and what lies beside it stays the same object", () => {
  const before = { rules: [{ words: ["a"] }, { words: ["b"] }], other: {} };
  const after = withValue(before, "rules.1.words", ["c"]);
  equal(after, { rules: [{ words: ["a"] }, { words: ["c"] }], other: {} });
  equal([after.other === before.other, after.rules[0] === before.rules[0]], [true, true]);
  equal(withValue({ text: "a", enabled: true }, "text", undefined), { enabled: true });
});

test("differences name the innermost fields, and a list that grew as a whole", () => {
  equal(differences({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }), [["b", "c"]]);
  equal(differences({ rules: [{ a: 1 }] }, { rules: [{ a: 1 }, { a: 2 }] }), [["rules"]]);
  equal(differences({ rules: [{ a: 1 }] }, { rules: [{ a: 2 }] }), [["rules", "0", "a"]]);
  equal(isSame({ a: undefined, b: 1 }, { b: 1 }), true);
});

test("a conflict has both versions of each field, and keeps one's own where one changed it", () => {
  const base = { revision: 1, text: "Hi", enabled: false, minutes: 60 };
  const mine = { ...base, text: "Hello", enabled: true };
  const theirs = { ...base, revision: 2, text: "Good day", minutes: 30 };
  const fields = conflictingFields(base, mine, theirs);
  equal(fields.map(({ path, isMine }) => [path[0], isMine]), [["text", true], ["minutes", false], ["enabled", true]]);
  equal(merged(theirs, fields), { revision: 2, text: "Hello", enabled: true, minutes: 30 });
});

test("a browser is named by its User-Agent, whatever else that names", () => {
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  equal(browserWords(chrome), "Chrome on Linux");
  equal(browserWords(`${chrome} Edg/142.0.0.0`), "Edge on Linux");
  equal(browserWords("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15"), "Safari on Mac");
  equal(browserWords("curl/8.5.0"), "Unknown browser");
  equal(browserWords(""), "Unknown browser");
});

test("keywords are compared as the service does", () => {
  equal(matches("exact", "Straße", " STRASSE! "), true);
  equal(matches("exact", "price", "price list"), false);
  equal(matches("prefix", "price", "Price, please"), true);
  equal(matches("prefix", "price", "prices"), false);
  equal(matches("contains", "rent", "Do you rent bikes?"), true);
  equal(matches("contains", "rent", "parents"), false);
  equal(matches("contains", "営業", "今日は営業中ですか"), true);
  equal(matches("contains", "", "anything"), false);
});

test("the first rule that matches answers", () => {
  const rules = [{ match: "exact", words: ["hours"] }, { match: "contains", words: ["x", "hours"] }];
  equal(matchingRule(rules, "your hours?").number, 1);
  equal(matchingRule(rules, "hours").number, 0);
  equal(matchingRule(rules, "price"), undefined);
});

test("words that Twilio answers itself are known whatever their case and accents", () => {
  equal(["STOP", "Désabonner", "“stop”", "停止", "הסר"].map(isOptOutWord), [true, true, true, true, true]);
  equal(["stop by tomorrow", "yes", "ready"].map(isOptOutWord), [false, false, false]);
  equal(isNeverReached({ match: "exact", words: ["Stop"] }), true);
  equal(isNeverReached({ match: "contains", words: ["Stop"] }), false);
});

test("a value of an answer is text, whatever braces it has", () => {
  equal(filledIn("We got: {{message.body}} {{unknown}}", { "message.body": "{{our.address}}" }), "We got: {{our.address}} {{unknown}}");
});

test("a plan that choices make is read back as the same choices", () => {
  const plan = {
    type: "recording",
    announcement: { say: "Recorded.", language: "en-GB" },
    then: {
      type: "forward",
      to: ["+15551230002"],
      timeoutSeconds: 15,
      otherwise: { type: "voicemail", greeting: { say: "Leave a message.", language: "en-GB" }, maxSeconds: 90, transcribe: true },
    },
  };
  equal(choicesOf(plan).kind, "ring");
  equal(choicesOf(planOf(choicesOf(plan))), choicesOf(plan));
  equal(isSame(planOf(choicesOf(plan)), plan), true);
});

test("a plan that choices cannot make is left as it is", () => {
  equal(choicesOf({ type: "menu", prompt: { say: "Press 1" }, digits: {} }).kind, "other");
  equal(choicesOf({ type: "voicemail", afterwards: { say: "Bye" } }).kind, "other");
  equal(choicesOf({ type: "voicemail", beep: true, maxSeconds: 120 }).kind, "voicemail");
  equal(choicesOf(undefined).kind, "none");
});
