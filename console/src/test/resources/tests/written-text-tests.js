import { isolated } from "/console/js/lib/written-text.js";
import { isOnlyEmoji } from "/console/js/lib/written-text.js";
import { phonePieces } from "/console/js/lib/written-text.js";
import { textPieces } from "/console/js/lib/written-text.js";
import { webAddress } from "/console/js/lib/written-text.js";
import { withPhonesInOrder } from "/console/js/lib/written-text.js";
import { changedFields } from "/console/js/lib/differences.js";
import { differenceOf } from "/console/js/lib/differences.js";
import { equal, test } from "./testing.js";

const links = (text) => textPieces(text).flatMap(({ href }) => href ?? []);

test("only http and https addresses become links", () => {
  equal(links("see https://a.example/x and http://b.example"), ["https://a.example/x", "http://b.example/"]);
  equal(links("javascript:alert(1) data:text/html,x ftp://a.example file:///etc mailto:a@b.example"), []);
  equal(links("xhttps://a.example"), []);
  equal(links("https://"), []);
  equal(webAddress("javascript:alert(1)//https://a.example"), undefined);
  equal(webAddress(" jAvAsCrIpT:alert(1)"), undefined);
});

test("the punctuation of the sentence is not part of an address", () => {
  equal(links("(https://a.example/x)."), ["https://a.example/x"]);
  equal(links("https://a.example/x?y=1, or not?"), ["https://a.example/x?y=1"]);
  equal(links("https://en.wikipedia.org/wiki/Trek_(bicycle)"), ["https://en.wikipedia.org/wiki/Trek_(bicycle)"]);
});

test("no letter of a text is lost or doubled", () => {
  for (const text of ["", "plain", "https://a.example", "a https://a.example, b https:// c <b>https://d.example</b>"]) {
    equal(textPieces(text).map((piece) => piece.text).join(""), text);
  }
});

test("names from right to left, and characters that turn what follows, are held together in a sentence", () => {
  equal(isolated("Sara Lindqvist"), "Sara Lindqvist");
  equal(isolated("נועה"), "\u2068נועה\u2069");
  equal(isolated("Ann \u202Etxt.exe"), "\u2068Ann txt.exe\u2069");
  equal(isolated("a\u2069\u202Db"), "\u2068ab\u2069");
  equal([isolated(undefined), isolated("")], [undefined, ""]);
});

test("phone numbers keep the order of their groups among letters from right to left", () => {
  equal(withPhonesInOrder("call +1 555 123 0105 now"), "call +1 555 123 0105 now");
  equal(withPhonesInOrder("على +1 555 123 0105."), "على \u2066+1 555 123 0105\u2069.");
  equal(phonePieces("a +1 555 123 0105, b"), [{ text: "a " }, { text: "+1 555 123 0105", phone: "+15551230105" }, { text: ", b" }]);
});

test("a few emoji alone are told from texts", () => {
  equal(["👍", "👍🏽 🎉", "❤️", "👩‍👩‍👧‍👦", "🇩🇪"].map(isOnlyEmoji), [true, true, true, true, true]);
  equal(["", " ", "12", "ok 👍", "#", "👍👍👍👍👍👍👍"].map(isOnlyEmoji), [false, false, false, false, false, false]);
});

test("long texts of emoji and of punctuation take a moment", () => {
  const started = performance.now();
  equal(isOnlyEmoji("😂".repeat(40) + "ok"), false);
  equal(isOnlyEmoji("❤️ ".repeat(40) + "ok"), false);
  equal(isOnlyEmoji(" ".repeat(10_000) + "👍"), true);
  equal(textPieces(`https://a.example/${".".repeat(100_000)}x`).length, 1);
  const millis = performance.now() - started;
  if (millis > 500) throw new Error(`took ${millis} ms`);
});

test("the difference of two texts is what lies between their common ends", () => {
  equal(differenceOf("https://old.example/voice", "https://new.example/voice"), {
    start: "https://", before: "old", after: "new", end: ".example/voice",
  });
  equal(differenceOf("aa", "aaa"), { start: "aa", before: "", after: "a", end: "" });
  equal(differenceOf("", "x"), { start: "", before: "", after: "x", end: "" });
  equal(differenceOf("😀", "😁"), { start: "", before: "😀", after: "😁", end: "" });
});

test("objects differ in their fields, nested ones too", () => {
  const before = { text: "a", hours: { mon: "8–17", tue: "8–17" }, days: [1, 2] };
  const after = { text: "a", hours: { mon: "8–18", tue: "8–17" }, days: [1, 2], isOn: true };
  equal(changedFields(before, after).map(({ name }) => name), ["hours.mon", "isOn"]);
  equal(changedFields("x", "x"), []);
});
