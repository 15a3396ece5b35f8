import { serverNow } from "../../api/server-clock.js";
import { uuid } from "../../lib/uuid.js";
import { Attachments } from "./attachments.js";
import { outboundOf } from "./outbound.js";
import { plainerText } from "./segments.js";

const LONGEST_TEXT = 1600;
const LONGEST_NOTE = 10_000;

/** What a person writes in one conversation, kept as a draft at every letter, until it is in the outbox. */
export class Composer {
  mode = "reply";
  reply = "";
  note = "";
  sendAt;
  retryOf;
  /** Another number of ours to send from: `{address, name}`. */
  from;
  /** What is open above the field: `{kind: "templates" | "mentions" | "emoji" | "later" | "variables" | "from", …}`. */
  popup;
  /** Another person's answer that came while this one was written, which Send asks about once. */
  asks;
  startedAt;

  #conversationId;
  #drafts;
  #changed;

  constructor(conversationId, drafts, changed) {
    this.#conversationId = conversationId;
    this.#drafts = drafts;
    this.#changed = changed;
    const draft = drafts.get(conversationId) ?? {};
    this.attachments = new Attachments(() => this.#keep(), draft.files ?? []);
    this.#take(draft);
  }

  get text() {
    return this[this.mode];
  }

  get excess() {
    return Math.max(0, this.text.length - (this.mode === "note" ? LONGEST_NOTE : LONGEST_TEXT));
  }

  get canSend() {
    const hasContent = this.text.trim() !== "" || (this.mode === "reply" && this.attachments.items.length > 0);
    return hasContent && this.excess === 0 && (this.mode === "note" || this.attachments.areReady);
  }

  get isEmpty() {
    return !this.reply.trim() && !this.note.trim() && !this.attachments.items.length;
  }

  write(text, mode = this.mode) {
    this[mode] = text;
    this.startedAt = text.trim() ? (this.startedAt ?? serverNow()) : undefined;
    this.asks = undefined;
    this.#keep();
  }

  change(change) {
    Object.assign(this, change);
    this.#keep();
  }

  open(popup) {
    this.popup = popup;
    this.#changed();
  }

  plainLetters() {
    this.write(plainerText(this.reply), "reply");
  }

  addFiles(files, channel) {
    this.attachments.add(files, channel);
    this.change({ mode: "reply" });
  }

  /** Another tab changed the draft: it is taken over, unless it says what is here already. */
  changedElsewhere() {
    const draft = this.#drafts.get(this.#conversationId) ?? {};
    if ((draft.reply ?? "") !== this.reply || (draft.note ?? "") !== this.note) this.#take({ ...draft, mode: this.mode });
    this.#changed();
  }

  /** Makes the request of what was written and empties the field; the outbox has it from now on. */
  take(conversation, members) {
    const outbound = outboundOf(this, conversation, members, uuid());
    this[this.mode] = "";
    if (this.mode === "reply") {
      this.attachments.clear();
      Object.assign(this, { sendAt: undefined, retryOf: undefined });
    }
    Object.assign(this, { startedAt: undefined, asks: undefined, popup: undefined });
    this.#keep();
    return outbound;
  }

  #take({ mode = "reply", reply = "", note = "", sendAt, retryOf, at }) {
    Object.assign(this, { mode, reply, note, sendAt, retryOf, startedAt: reply || note ? at : undefined });
  }

  #keep() {
    const { mode, reply, note, sendAt, retryOf } = this;
    this.#drafts.set(this.#conversationId, { mode, reply, note, sendAt, retryOf, files: this.attachments.uploaded });
    this.#changed();
  }
}
