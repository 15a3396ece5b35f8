import { post } from "../api/http.js";

const PAUSE = 300;

/** Counts the segments of a text, asked of the service a moment after the last letter. */
export class Segments {
  #changed;
  #asked;
  #answer;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  /** What is known of the text: `{segments, encoding, characters, forcedBy}`, undefined until the answer is there. */
  of(body, channel = "sms") {
    const asked = `${channel} ${body}`;
    if (asked !== this.#asked) this.#askSoon(asked, { body, channel });
    return this.#answer?.asked === asked ? this.#answer.preview : undefined;
  }

  #askSoon(asked, request) {
    this.#asked = asked;
    clearTimeout(this.#timer);
    if (request.body.trim()) this.#timer = setTimeout(() => this.#ask(asked, request), PAUSE);
  }

  /** Without an answer there is no count; nothing else depends on it. */
  async #ask(asked, request) {
    const preview = await post("/api/messages/preview", request).catch(() => undefined);
    if (asked !== this.#asked) return;
    this.#answer = { asked, preview };
    this.#changed();
  }
}
