import { post } from "../api/http.js";
import { DelayedRequest } from "./delayed-request.js";

const PAUSE = 300;

/** Counts the segments of a text, asked of the service a moment after the last letter. */
export class Segments {
  #preview;

  constructor(changed) {
    this.#preview = new DelayedRequest((content) => post("/api/messages/preview", content), PAUSE, changed);
  }

  /** What is known of the text: `{segments, encoding, characters, forcedBy}`, undefined until the answer is there. */
  of(body, channel = "sms") {
    return this.#preview.answerTo({ body, channel }, Boolean(body.trim()));
  }
}
