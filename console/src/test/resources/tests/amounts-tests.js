import { amount } from "/console/js/lib/amounts.js";
import { durationWords } from "/console/js/lib/amounts.js";
import { listWords } from "/console/js/lib/amounts.js";
import { sizeWords } from "/console/js/lib/amounts.js";
import { spokenDuration } from "/console/js/lib/amounts.js";
import { niceTop } from "/console/js/parts/bars.js";
import { problemFor } from "/console/js/parts/playing-problem.js";
import { rowsInView } from "/console/js/parts/windowing.js";
import { loudness } from "/console/js/lib/waveform.js";
import { equal, test } from "./testing.js";

test("amounts agree with their nouns", () => {
  const words = { one: "text", other: "texts" };
  equal([0, 1, 2, 1284].map((number) => amount(number, words)), ["0 texts", "1 text", "2 texts", "1,284 texts"]);
  equal(listWords(["Sara", "Jonas"]), "Sara and Jonas");
});

test("lengths of time are short for the eye and whole for the ear", () => {
  equal([0, 24, 192, 3723, NaN].map(durationWords), ["0:00", "0:24", "3:12", "1:02:03", "0:00"]);
  equal([0, 1, 192, 3600].map(spokenDuration), ["0 seconds", "1 second", "3 minutes 12 seconds", "1 hour"]);
});

test("sizes of files have few figures", () => {
  equal([0, 999, 214_300, 1_840_000, 123_456_789].map(sizeWords), ["0 bytes", "999 bytes", "214 KB", "1.8 MB", "123 MB"]);
});

test("the top of a chart is round, and so is its half", () => {
  equal([0, 1, 3, 17, 41, 100, 751].map(niceTop), [2, 2, 4, 20, 50, 100, 800]);
});

test("a list draws the rows in view and a few beyond", () => {
  const view = { height: 580, rowHeight: 58, number: 50_000 };
  equal(rowsInView({ ...view, top: 0 }), { from: 0, to: 19 });
  equal(rowsInView({ ...view, top: 58_000 }), { from: 992, to: 1019 });
  equal(rowsInView({ ...view, top: 58 * 50_000 - 580 }), { from: 49_981, to: 50_000 });
  equal(rowsInView({ ...view, number: 3, top: 500 }), { from: 0, to: 3 });
  equal(rowsInView({ ...view, number: 0, top: 0 }), { from: 0, to: 0 });
});

test("a waveform is relative to its loudest part", () => {
  equal(loudness([0, 0, 0.5, -0.5, 0.25, 0.25], 3), [0, 1, 0.5]);
  equal(loudness([0, 0], 2), [0, 0]);
  equal(loudness([], 2), [0, 0]);
});

test("a recording that is not there yet is asked for again, one that is gone is not", () => {
  equal(problemFor(404, 15).retryAfter, 15);
  equal(problemFor(404, 0).retryAfter, undefined);
  equal(problemFor(503, 0).retryAfter, 10);
  equal(problemFor(502, 0, "recording-refused").words, "Twilio does not hand it out.");
  const detail = "Twilio does not hand out the recording (403).";
  equal(problemFor(502, 0, "recording-refused", detail).words, "Twilio does not hand it out (403).");
  equal(problemFor(403, 0, "number-of-another-member").retryAfter, undefined);
  equal(problemFor(404, 0, "recording-gone").retryAfter, undefined);
  equal(problemFor(403, 0).words, "Twilio does not hand it out (403).");
});
