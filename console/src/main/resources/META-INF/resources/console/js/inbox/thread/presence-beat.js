import { post } from "../../api/http.js";

/** Others drop a presence that is older than 30 s. */
const AGAIN = 20_000;
const TYPING_LASTS = 6000;

/** Tells the tenant's other people that this person looks at a conversation, or types in it, as long as that is so. */
export class PresenceBeat {
  #conversationId;
  #state;
  #toldAt = 0;
  #timer;
  #stoppedTyping;
  #hidden = () => (document.hidden ? this.#tell("gone") : this.#tell("viewing"));
  #left = () => this.#tell("gone");

  #isShown;

  /** @param isShown answers whether the conversation is on the page: other screens may be before it */
  constructor(isShown) {
    this.#isShown = isShown;
    document.addEventListener("visibilitychange", this.#hidden);
    addEventListener("pagehide", this.#left);
  }

  show(conversationId) {
    if (conversationId === this.#conversationId) return;
    this.#tell("gone");
    clearTimeout(this.#stoppedTyping);
    this.#conversationId = conversationId;
    if (!document.hidden) this.#tell("viewing");
    clearInterval(this.#timer);
    this.#timer = conversationId && setInterval(() => this.#repeat(), AGAIN);
  }

  typing() {
    clearTimeout(this.#stoppedTyping);
    this.#stoppedTyping = setTimeout(() => this.#tell("viewing"), TYPING_LASTS);
    this.#tell("typing");
  }

  notTyping() {
    clearTimeout(this.#stoppedTyping);
    this.#tell("viewing");
  }

  close() {
    this.show(undefined);
    document.removeEventListener("visibilitychange", this.#hidden);
    removeEventListener("pagehide", this.#left);
  }

  #repeat() {
    if (document.hidden) return;
    if (this.#isShown()) this.#tell(this.#state ?? "viewing", true);
    else this.#tell("gone");
  }

  #tell(state, isRepeated = false) {
    const isKnown = state === this.#state && !isRepeated && Date.now() - this.#toldAt < AGAIN;
    if (!this.#conversationId || !state || isKnown || (state === "gone" && !this.#state)) return;
    this.#state = state === "gone" ? undefined : state;
    this.#toldAt = Date.now();
    const path = `/api/conversations/${encodeURIComponent(this.#conversationId)}/presence`;
    // A failure needs no words: it is told again in a moment.
    post(path, { state }, { keepalive: state === "gone" }).catch(() => {});
  }
}
