/**
 * Reads server-sent events from the body of an answer until it ends.
 *
 * The browser's EventSource does the same but hides what this console needs: the status of a refusal, and the heartbeats
 * whose absence tells that a connection is dead.
 *
 * @param onFrame is told of each frame, `{event, data, id}`; a heartbeat has no data
 */
export async function readEvents(body, onFrame) {
  const parser = new SseParser(onFrame);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.read(value);
  }
}

/** Takes the text in pieces of any size. */
export class SseParser {
  #onFrame;
  #rest = "";
  #frame = {};

  constructor(onFrame) {
    this.#onFrame = onFrame;
  }

  read(text) {
    // A carriage return at the end may be the first half of a line's end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    lines.forEach((line) => this.#line(line));
  }

  #line(line) {
    if (line === "") return this.#end();
    const [, name, value = ""] = line.match(/^([^:]*)(?:: ?(.*))?$/s);
    if (name === "data") this.#frame.data = this.#frame.data === undefined ? value : `${this.#frame.data}\n${value}`;
    else if (name === "event" || name === "id") this.#frame[name] = value;
    return undefined;
  }

  #end() {
    const frame = this.#frame;
    this.#frame = {};
    this.#onFrame(frame);
  }
}
