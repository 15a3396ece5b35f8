import { isSame } from "./values.js";

/** Sends a request a moment after its content has changed for the last time. A failure is not told: nothing depends on the answer. */
export class DelayedRequest {
  #send;
  #pause;
  #changed;
  #content;
  #answer;
  #timer;

  /** @param pause in milliseconds */
  constructor(send, pause, changed) {
    this.#send = send;
    this.#pause = pause;
    this.#changed = changed;
  }

  /** The answer to this content; undefined until it is there, or where none is needed. */
  answerTo(content, isNeeded) {
    if (!isSame(content, this.#content)) this.#sendLater(content, isNeeded);
    return this.#answer?.content === this.#content ? this.#answer.value : undefined;
  }

  /** The same content is sent again, because its answer may be another one by now. */
  forget() {
    this.#content = undefined;
  }

  #sendLater(content, isNeeded) {
    this.#content = content;
    clearTimeout(this.#timer);
    if (isNeeded) this.#timer = setTimeout(() => this.#sendNow(content), this.#pause);
  }

  async #sendNow(content) {
    const value = await this.#send(content).catch(() => undefined);
    if (content !== this.#content) return;
    this.#answer = { content, value };
    this.#changed();
  }
}
