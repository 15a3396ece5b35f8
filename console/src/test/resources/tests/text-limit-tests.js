import { checkText } from "/console/js/lib/text-limit.js";
import { equal, test } from "./testing.js";

test("a text can be sent when it says something and is not too long", () => {
  for (const [text, sendable] of [["", false], [" \n ", false], ["a", true], ["x".repeat(1600), true]]) {
    equal(checkText(text).sendable, sendable);
  }
});

test("says how much is left near the end, and how much is too much after it", () => {
  equal(checkText("x".repeat(1399)).words, "");
  equal(checkText("x".repeat(1590)).words, "10 of 1,600 characters left");
  equal(checkText("x".repeat(1612)).words, "12 too many: a text has at most 1,600 characters.");
});
