import { SseParser } from "/console/js/api/sse-reader.js";
import { equal, test } from "./testing.js";

function framesOf(...pieces) {
  const frames = [];
  const parser = new SseParser((frame) => frames.push(frame));
  pieces.forEach((piece) => parser.read(piece));
  return frames;
}

test("frames may be cut anywhere, and end lines in any way", () => {
  equal(framesOf("id: p1\nda", "ta: {}\r", "\n\r\nevent: reload\ndata:a\ndata: b\n\n"), [
    { id: "p1", data: "{}" },
    { event: "reload", data: "a\nb" },
  ]);
});

test("a comment alone is a heartbeat, and an id may come with it", () => {
  equal(framesOf(": welcome\n\n", ":\nid: p2\n\n"), [{}, { id: "p2" }]);
});
