const BACKOFF_SECONDS = [1, 2, 4, 8, 15, 30];

/** While the backend is away the gateway answers with a stream that ends at once: only one that lasts is a success. */
const LASTS_MILLIS = 5000;

/**
 * The tenant's events as they happen.
 *
 * Reconnects by itself, after the last event it saw. When it cannot know what it missed it says so through `onGap`, and
 * what was loaded before has to be loaded again. EventSource's own reconnecting gives up for good on an error answer
 * and does not wait longer from time to time, so every new attempt is made here.
 */
export class LiveStream {
  #handlers;
  #source;
  #lastEventId;
  #failures = 0;
  #timer;

  constructor({ onEvent, onGap, onState, onUnreachable }) {
    this.#handlers = { onEvent, onGap, onState, onUnreachable };
    addEventListener("online", () => this.open());
    addEventListener("offline", () => this.#handlers.onState("offline"));
  }

  open() {
    this.close();
    this.#handlers.onState(this.#failures ? "reconnecting" : "connecting");
    this.#source = new EventSource(this.#url);
    this.#source.onopen = () => this.#opened();
    this.#source.onmessage = (message) => this.#received(message);
    this.#source.addEventListener("reload", (message) => this.#mustReload(message));
    this.#source.onerror = () => this.#failed();
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  get #url() {
    return this.#lastEventId ? `/api/stream?lastEventId=${encodeURIComponent(this.#lastEventId)}` : "/api/stream";
  }

  #opened() {
    this.#timer = setTimeout(() => (this.#failures = 0), LASTS_MILLIS);
    this.#handlers.onState("live");
    if (!this.#lastEventId) this.#handlers.onGap();
  }

  #received(message) {
    this.#handlers.onEvent(JSON.parse(message.data));
    this.#lastEventId = message.lastEventId || this.#lastEventId;
  }

  #mustReload(message) {
    this.#lastEventId = message.lastEventId || undefined;
    this.#handlers.onGap();
  }

  #failed() {
    this.close();
    const seconds = BACKOFF_SECONDS[Math.min(this.#failures++, BACKOFF_SECONDS.length - 1)];
    this.#timer = setTimeout(() => this.open(), seconds * 1000 * (0.75 + Math.random() / 2));
    this.#handlers.onState(navigator.onLine ? "reconnecting" : "offline");
    this.#handlers.onUnreachable();
  }
}
