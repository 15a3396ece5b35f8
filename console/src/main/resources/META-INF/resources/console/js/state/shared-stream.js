import { actedFor } from "../api/http.js";
import { LiveStream } from "../api/live-stream.js";

/** Tabs of one tenant share a stream; an operator may look at several. */
const nameOfStream = () => ["switchboard-stream", actedFor()].filter(Boolean).join("-");

/**
 * One stream for all tabs of a browser, which allows only six connections to a server over HTTP/1.1: the tab that holds
 * the lock reads it and passes everything on; when it goes, another takes over after the last event that it was told of.
 * Without a secure context there are no locks, and each tab has a stream of its own.
 */
export class SharedStream {
  #name = nameOfStream();
  #handlers;
  #channel;
  #stream;
  #release;
  #position;
  #state = "connecting";

  /** @param handlers `onEvent(event)`, `onGap()`, `onState(state)`, `onEnded()` */
  constructor(handlers) {
    this.#handlers = handlers;
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack());
    addEventListener("offline", () => this.#show("offline"));
    addEventListener("online", () => this.#show(this.#state === "offline" ? "reconnecting" : this.#state));
  }

  open() {
    if (!navigator.locks) return this.#lead();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener("message", ({ data }) => this.#heard(data));
    this.#channel.postMessage({ kind: "hello" });
    navigator.locks.request(this.#name, () => this.#leadUntilClosed()).catch(reportError);
    return undefined;
  }

  close() {
    this.#stream?.close();
    this.#stream = undefined;
    this.#release?.();
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** From the browser's memory, by the back button: the page slept, and what happened is not known. */
  #comeBack() {
    this.#position = undefined;
    this.open();
  }

  #leadUntilClosed() {
    if (!this.#channel) return undefined;
    this.#lead();
    return new Promise((release) => (this.#release = release));
  }

  #lead() {
    this.#stream = new LiveStream(
      {
        onEvent: (event, position) => this.#share({ kind: "event", event, position }),
        onGap: (position) => this.#share({ kind: "gap", position }),
        onState: (state) => this.#share({ kind: "state", state }),
        onEnded: () => this.#handlers.onEnded(),
      },
      this.#position,
    );
    this.#stream.open();
  }

  #share(news) {
    this.#channel?.postMessage(news);
    this.#learn(news);
  }

  #heard(news) {
    if (news.kind !== "hello") this.#learn(news);
    else if (this.#stream) this.#channel.postMessage({ kind: "state", state: this.#state, position: this.#position });
  }

  #learn({ kind, event, state, position }) {
    this.#position = position ?? this.#position;
    if (kind === "event") this.#handlers.onEvent(event);
    else if (kind === "gap") this.#handlers.onGap();
    else this.#show(state);
  }

  #show(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#handlers.onState(state);
  }
}
