import { isIncoming } from "./grouping.js";

/** What was in view this long was read. */
const IN_VIEW = 1000;
/** A request that failed is not repeated at every render. */
const AGAIN = 10_000;

/** Marks the open conversation as read once its end has been in view for a moment. */
export class ReadMark {
  #open;
  #actions;
  #timer;
  #last = { id: undefined, at: 0 };
  #visible = () => this.soon();

  constructor(open, actions) {
    this.#open = open;
    this.#actions = actions;
    document.addEventListener("visibilitychange", this.#visible);
  }

  soon() {
    if (this.#timer || !this.#isUnread) return;
    const id = this.#open().id;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isUnread && this.#open().id === id) this.#read(this.#open());
    }, IN_VIEW);
  }

  close() {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#visible);
  }

  get #isUnread() {
    const open = this.#open();
    if (!(open?.conversation?.unreadCount > 0) || document.hidden) return false;
    const newest = open.timeline.entries.last?.id;
    const wasTried = this.#last.id === newest && Date.now() - this.#last.at < AGAIN;
    return open.timeline.isLoaded && open.isAtEnd && open.timeline.isAtEnd && !wasTried;
  }

  /** What comes after the newest message in view stays unread. After a call there is no message to name. */
  #read({ id, timeline }) {
    const newest = timeline.entries.all.findLast(isIncoming);
    this.#last = { id: timeline.entries.last?.id, at: Date.now() };
    this.#actions.markRead(id, newest?.kind === "message" ? newest.id : undefined);
  }
}
