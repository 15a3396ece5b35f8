import { LOCALE } from "../lib/locale.js";

const BROKEN = {
  receiving: "Texts and calls arrive late right now. Twilio delivers them again.",
  storing: "New messages are shown late right now. None is lost.",
  reading: "Loading is slow right now. What is on the page may be out of date.",
  sending: "Sending is slow right now. Messages are kept and go out in order.",
  pushing: "News come late right now. The page asks for them by itself.",
  calls: "Calls are shown late right now. Callers notice nothing of it.",
};
const ORDER = ["sending", "receiving", "storing", "reading", "calls", "pushing"];
const NOT_KNOWN = "It is not known right now whether everything works. Messages are kept and go out in order.";

/**
 * Whether what is on the page is as fresh as it can be. It is "live" only while the stream is open and the status was told and
 * knows of no part that is late or broken.
 */
export class Connection {
  since = new Date();
  lastNewsAt;

  #stream = "connecting";
  #status;
  #waiting = () => "";
  #changed;

  /** @param waiting answers what waits for the connection, as "2 answers wait"; empty for nothing */
  constructor(changed, waiting) {
    this.#changed = changed;
    this.#waiting = waiting ?? this.#waiting;
  }

  /** @param stream "connecting", "open", "reconnecting", "offline"; "none" for an operator, who has no stream */
  streamIs(stream) {
    this.#change(() => (this.#stream = stream));
  }

  /** @param status as the API gives it; null when it could not be asked for */
  statusIs(status) {
    this.#change(() => (this.#status = status));
  }

  news(at = new Date()) {
    this.lastNewsAt = at;
  }

  get state() {
    if (this.#stream === "none") return "live";
    if (this.#stream !== "open") return this.#stream === "offline" ? "offline" : "reconnecting";
    if (this.#status === undefined) return "reconnecting";
    return this.#brokenPart || this.#status === null ? "slow" : "live";
  }

  /** As it is said under the person's name. */
  get words() {
    switch (this.state) {
      case "live":
        return this.#stream === "none" ? "Operator" : "Live";
      case "slow":
        return "Slow";
      case "offline":
        return ["Offline", this.#waiting()].filter(Boolean).join(", ");
      default:
        if (this.#stream === "connecting" || this.#stream === "open") return "Connecting …";
        return this.lastNewsAt ? `Reconnecting … last news ${exactTime(this.lastNewsAt)}` : "Reconnecting …";
    }
  }

  /** The sentence above the page, if one is needed. */
  get notice() {
    if (this.state === "offline") return "You are offline. What you write is kept and goes out when you are back.";
    if (this.state !== "slow") return undefined;
    return BROKEN[this.#brokenPart] ?? NOT_KNOWN;
  }

  get #brokenPart() {
    const parts = this.#status?.parts ?? {};
    return ORDER.find((part) => parts[part] && parts[part].state !== "working");
  }

  #change(change) {
    const before = this.state;
    change();
    if (this.state !== before) this.since = new Date();
    this.#changed();
  }
}

const EXACT = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", second: "2-digit" });
const exactTime = (at) => EXACT.format(at);
