import { Composer } from "./composer.js";
import { ContactPanel } from "./contact-panel.js";
import { firstUnread, isIncoming } from "./grouping.js";
import { Loaded } from "../../state/loaded.js";
import { Timeline } from "./timeline.js";
import { applyEvent } from "./timeline-events.js";

/** In milliseconds. */
const KEPT_AFTER = 1000;

/** Everything of one conversation that was opened: its timeline, what is written in it, and where one reads. */
export class OpenThread {
  id;
  composer;
  timeline;
  /** The entry before which the line "New since you left" stands. */
  newFrom;
  /** The entry that the address names, such as a search hit. */
  highlighted;
  isAtEnd = true;
  /** Messages that came while one reads further up. */
  arrived = 0;
  modal;
  lightbox;
  panel;
  /** The conversation itself, for one that the list does not have. */
  loading;

  #conversations;
  #kept;
  #changed;
  #isMarked = false;
  /** How many were unread when one came: reading them is told before they are all loaded. */
  #unread = 0;
  /** The newest entry before a gap, until what came in it is loaded. */
  #lastSeen;
  #handled;
  #keeping;

  constructor(id, { conversations, drafts, kept, changed }) {
    this.id = id;
    this.#conversations = conversations;
    this.#kept = kept;
    this.#changed = changed;
    this.composer = new Composer(id, drafts, changed);
    this.timeline = new Timeline(id, () => this.#timelineChanged(), (part) => kept.keep(id, part));
    this.loading = new Loaded(() => conversations.load(id), () => this.#loadingChanged());
  }

  get conversation() {
    return this.#conversations.get(this.id);
  }

  /** Loads what is to be seen: the entry that the address names, else the end. */
  show(around) {
    this.loading.load();
    this.#isMarked = false;
    this.#unread = this.conversation?.unreadCount ?? 0;
    this.#lastSeen = undefined;
    this.newFrom = undefined;
    this.highlighted = around;
    this.modal = undefined;
    this.arrived = 0;
    this.isAtEnd = !around;
    if (around && !this.timeline.entries.has(around)) this.timeline.showAround(around);
    else if (around) this.#changed();
    else this.timeline.showLatest();
    if (!around) this.#kept.restore(this.id, this.timeline, () => !this.#isMissing);
  }

  /** The panel of the contact, once it is known who that is. */
  panelOf(conversation) {
    if (this.panel?.contactId !== conversation.contactId) {
      this.panel?.close();
      this.panel = new ContactPanel(conversation, this.#changed);
    }
    return this.panel;
  }

  /** Takes over an event; answers whether a message or call of the customer has come in. */
  apply(event) {
    this.panel?.apply(event);
    const { conversationId } = event.data ?? {};
    if (event.type === "conversation.updated" && event.data.id === this.id) this.#conversationChanged(event.data);
    if (conversationId !== this.id) return false;

    const isNew = applyEvent(this.timeline, event);
    this.#keepSoon();
    if (!isNew) return false;
    if (this.isAtEnd) this.timeline.dropOldest();
    else this.arrived += 1;
    return isIncoming({ message: event.data, call: event.data }) && event.type !== "note.added";
  }

  /** Events may be missing: loads what is in view again, and marks where what came meanwhile begins. */
  refresh() {
    if (this.timeline.isLoaded && this.timeline.isAtEnd) this.#lastSeen ??= this.timeline.entries.last;
    this.timeline.refresh();
  }

  /** The page was hidden when something came: the line shows where one left. */
  markNew(id) {
    this.newFrom ??= id;
  }

  /** One has looked at what is here: the next line begins with what comes from now on. */
  left() {
    this.newFrom = undefined;
  }

  /** The contact was erased: nothing of what was said stays. */
  erase() {
    this.close();
    this.timeline.entries.replace([]);
    Object.assign(this, { panel: undefined, modal: undefined, lightbox: undefined });
  }

  set(change) {
    Object.assign(this, change);
    this.#changed();
  }

  close() {
    clearTimeout(this.#keeping);
    this.loading.close();
    this.timeline.close();
    this.panel?.close();
  }

  /** Changes by people have no event of their own. */
  #conversationChanged(conversation) {
    const before = this.#handled;
    this.#handled = handledOf(conversation);
    if (before !== undefined && before !== this.#handled) this.timeline.loadChanges();
  }

  /** The copy on the device follows what happens, a moment later, so that it can be read when the connection is lost. */
  #keepSoon() {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      const part = this.timeline.newestPart;
      if (part) this.#kept.keep(this.id, part);
    }, KEPT_AFTER);
  }

  get #isMissing() {
    return this.loading.problem?.status === 404;
  }

  /** What the device kept of a conversation that was erased meanwhile goes as well. */
  #loadingChanged() {
    if (this.#isMissing) {
      this.#kept.remove(this.id);
      this.#conversations.forget(this.id);
    }
    this.#timelineChanged();
  }

  #timelineChanged() {
    this.#mark();
    this.#changed();
  }

  /** Once, when both are known: where what is unread begins. */
  #mark() {
    const isReady = this.timeline.isLoaded && !this.timeline.first.isLoading && this.conversation;
    if (isReady && !this.timeline.first.problem) this.#markGap();
    if (this.#isMarked || !isReady || this.loading.isLoading) return;
    this.#isMarked = true;
    const unread = Math.max(this.#unread, this.conversation.unreadCount ?? 0);
    this.#handled = handledOf(this.conversation);
    if (unread) this.newFrom = firstUnread(this.timeline.entries.all, unread);
  }

  #markGap() {
    const last = this.#lastSeen;
    this.#lastSeen = undefined;
    if (!last) return;
    const isLater = (entry) => entry.id !== last.id && Date.parse(entry.at) >= Date.parse(last.at);
    const first = this.timeline.entries.all.find((entry) => isIncoming(entry) && isLater(entry));
    // In front of the person an older line was seen.
    if (first) this.newFrom = (document.hidden && this.newFrom) || first.id;
  }
}

/** What people did with a conversation, to notice that they did something else. */
const handledOf = ({ revision, status, blocked = false }) => [revision, status, blocked].join(" ");
