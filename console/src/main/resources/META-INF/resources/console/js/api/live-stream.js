import { tenantHeader } from "./http.js";
import { Problem } from "./problem.js";
import { readEvents } from "./sse-reader.js";

const BACKOFF_SECONDS = [1, 2, 4, 8, 15, 30];

/** While the backend is away the gateway answers with a stream that ends at once: only one that lasts is a success. */
const LASTS_MILLIS = 5000;

/** The server says something each 15 seconds; a connection that is silent for longer is dead, as after a laptop's sleep. */
const SILENCE_MILLIS = 45_000;

/**
 * The tenant's events as they happen.
 *
 * Reconnects by itself, after the last event it saw. When it cannot know what was missed it says so through `onGap`, and
 * what was loaded before has to be loaded again.
 */
export class LiveStream {
  #handlers;
  #position;
  #failures = 0;
  #timer;
  #silence;
  #attempt;

  /** @param handlers `onEvent(event, position)`, `onGap(position)`, `onState(state)`, `onEnded()` for an ended session */
  constructor(handlers, position) {
    this.#handlers = handlers;
    this.#position = position;
    addEventListener("online", this.#again);
    document.addEventListener("session-resumed", this.#again);
  }

  async open() {
    this.#stop();
    const attempt = (this.#attempt = new AbortController());
    this.#handlers.onState(this.#failures ? "reconnecting" : "connecting");
    this.#watchSilence();
    try {
      await this.#read(attempt.signal);
      this.#failed(attempt);
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) this.#handlers.onEnded();
      this.#failed(attempt);
    }
  }

  close() {
    removeEventListener("online", this.#again);
    document.removeEventListener("session-resumed", this.#again);
    this.#stop();
  }

  #again = () => {
    this.#failures = 0;
    this.open();
  };

  async #read(signal) {
    const query = this.#position ? `?lastEventId=${encodeURIComponent(this.#position)}` : "";
    const response = await fetch(`/api/stream${query}`, { headers: { Accept: "text/event-stream", ...tenantHeader() }, signal });
    if (!response.ok) throw await Problem.from(response);
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) throw new Problem(0, "Not a stream");
    this.#opened();
    await readEvents(response.body, (frame) => signal.aborted || this.#received(frame));
  }

  #opened() {
    this.#timer = setTimeout(() => (this.#failures = 0), LASTS_MILLIS);
    this.#handlers.onState("open");
    if (!this.#position) this.#handlers.onGap();
  }

  #received({ event, data, id }) {
    this.#watchSilence();
    this.#position = id || this.#position;
    if (event === "reload") {
      this.#position = id || undefined;
      this.#handlers.onGap(this.#position);
    } else if (data !== undefined) {
      this.#tell(data);
    }
  }

  /** An event that cannot be read is no reason to miss the next one. */
  #tell(data) {
    try {
      this.#handlers.onEvent(JSON.parse(data), this.#position);
    } catch (failure) {
      reportError(failure);
    }
  }

  #watchSilence() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#failed(this.#attempt), SILENCE_MILLIS);
  }

  #failed(attempt) {
    if (!attempt || attempt !== this.#attempt) return;
    this.#stop();
    const seconds = BACKOFF_SECONDS[Math.min(this.#failures++, BACKOFF_SECONDS.length - 1)];
    this.#timer = setTimeout(() => this.open(), seconds * 1000 * (0.75 + Math.random() / 2));
    this.#handlers.onState(navigator.onLine ? "reconnecting" : "offline");
  }

  #stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.abort();
  }
}
