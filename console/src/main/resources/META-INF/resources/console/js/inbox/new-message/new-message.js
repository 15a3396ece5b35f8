import { get } from "../../api/http.js";
import { Problem } from "../../api/problem.js";
import { phoneWords } from "../../lib/phone.js";
import { Loaded } from "../../state/loaded.js";
import { NEW_DRAFT, placeOf } from "../../state/new-messages.js";
import { conversationsWith } from "./recipient.js";

const EMPTY = { to: undefined, shown: "", channel: "sms", from: "", templateId: "", variables: {}, body: "" };

/**
 * A message to a number or a contact, with or without a conversation. The outbox sends it, once; the dialog waits for the answer
 * as long as there is a connection, so that a refusal can be mended in it.
 */
export class NewMessage {
  isOpen = false;
  problem;
  known = [];

  #changed;
  #drafts;
  #outbox;
  #form = EMPTY;
  /** By the number that sends: templates that WhatsApp has approved, which it takes at any time. */
  #approved = new Map();
  /** What the dialog waits for: the entry's `key`, and `finish` with the outcome. */
  #sending;
  #stops;

  constructor(changed, drafts, outbox) {
    this.#changed = changed;
    this.#drafts = drafts;
    this.#outbox = outbox;
    this.#takeDraft();
    this.templates = new Loaded(async () => (await get("/api/templates?limit=200")).items, changed);
    this.#stops = [
      drafts.listen((id) => id === NEW_DRAFT && this.#takeDraft()),
      listen(outbox, "changed", () => this.#outboxChanged()),
      listen(outbox, "sent", ({ detail }) => this.#sent(detail)),
    ];
  }

  get form() {
    return this.#form;
  }

  get isSending() {
    return Boolean(this.#sending);
  }

  /** The address that is written to, chosen or only typed. */
  get address() {
    return this.#form.to?.address;
  }

  /** The templates for the channel: `{id, name, body, variables}`, and `contentSid` of an approved one. */
  get fittingTemplates() {
    const { channel, from } = this.#form;
    const own = (this.templates.value ?? []).filter((template) => !template.channel || template.channel === channel);
    return channel === "whatsapp" ? [...this.#approvedFor(from), ...own] : own;
  }

  get template() {
    return this.fittingTemplates.find(({ id }) => id === this.#form.templateId);
  }

  #approvedFor(from) {
    if (!this.#approved.has(from)) {
      const loaded = new Loaded(() => approvedTemplates(from), () => this.#changed());
      this.#approved.set(from, loaded);
      queueMicrotask(() => loaded.load());
    }
    return this.#approved.get(from).value ?? [];
  }

  get isReady() {
    const { body, variables } = this.#form;
    const hasContent = this.template ? this.template.variables.every((name) => variables[name]?.trim()) : body.trim();
    return Boolean(this.address && hasContent) && !this.isSending;
  }

  /** The conversation that the message would go to, if there is one. */
  get conversation() {
    return this.known.find(({ channel, ourAddress }) => channel === this.#form.channel && this.#isFrom(ourAddress));
  }

  open(to) {
    this.isOpen = true;
    this.templates.load();
    const wanted = to ?? this.#form.to;
    const { channel } = this.#form;
    if (wanted) this.change({ to: wanted, shown: wanted.name || wanted.display || wanted.address, channel: to?.channel ?? channel });
    else this.#changed();
  }

  close() {
    this.isOpen = false;
    this.#changed();
  }

  change(fields) {
    this.#form = { ...this.#form, ...fields };
    this.problem = undefined;
    this.#drafts.set(NEW_DRAFT, { reply: this.#form.body, form: this.#form });
    if (fields.to) this.#look(fields.to);
    this.#changed();
  }

  /**
   * Gives the message to the outbox.
   *
   * @returns a promise of `{message}` when it was sent, of `{isWaiting: true}` when it goes out later by itself, and of undefined
   *   when it was refused
   */
  send() {
    if (!this.isReady) return Promise.resolve();
    const form = this.#form;
    const { key } = this.#outbox.add({
      conversationId: this.conversation?.id ?? placeOf({ address: this.address, channel: form.channel }),
      path: "/api/messages",
      body: this.#content(),
      words: this.template ? this.template.body : form.body.trim(),
      whom: form.shown || form.to.display || phoneWords(this.address),
      form,
    });
    return new Promise((finish) => {
      this.#sending = { key, finish };
      this.problem = undefined;
      this.#outboxChanged();
      this.#changed();
    });
  }

  dispose() {
    this.#stops.forEach((stop) => stop());
    [this.templates, ...this.#approved.values()].forEach((loaded) => loaded.close());
  }

  #outboxChanged() {
    const entry = this.#sending && this.#outbox.get(this.#sending.key);
    if (!entry) return;
    if (entry.state === "refused") this.#refused(entry);
    else if (entry.state === "unknown" || entry.attempts > 0 || !navigator.onLine) this.#left({ isWaiting: true });
  }

  #sent({ entry, answer }) {
    if (entry.key === this.#sending?.key) this.#left({ message: answer });
  }

  /** Shows the reason in the dialog, which still has the form. If the dialog is closed, the entry stays in the list of waiting entries. */
  #refused({ key, problem: { status, title, detail, code, errors } }) {
    if (!this.isOpen) return this.#left({ isWaiting: true });
    this.#outbox.discard(key);
    this.problem = new Problem(status, title, detail, { code, errors });
    return this.#finish(undefined);
  }

  /** The outbox has it from now on. */
  #left(outcome) {
    this.#form = { ...EMPTY };
    this.#drafts.set(NEW_DRAFT, {});
    Object.assign(this, { isOpen: false, known: [] });
    this.#finish(outcome);
  }

  #finish(outcome) {
    const { finish } = this.#sending;
    this.#sending = undefined;
    this.#changed();
    finish(outcome);
  }

  /** As it was left the last time, in another tab, or by one who edits a message that was refused. */
  #takeDraft() {
    const form = this.#drafts.get(NEW_DRAFT)?.form;
    if (form === this.#form || (!form && this.isOpen) || this.isSending) return;
    this.#form = { ...EMPTY, ...form };
    this.#changed();
  }

  #content() {
    const { channel, from, templateId, variables, body } = this.#form;
    const content = this.template ? contentOf(this.template, templateId, variables) : { body };
    return { to: this.address, channel, ...(from && { from }), ...content };
  }

  #isFrom(ourAddress) {
    return !this.#form.from || this.#form.from === ourAddress;
  }

  /** That there is a conversation already is good to know, not needed: a failure is not told. */
  async #look(to) {
    this.known = [];
    const known = await conversationsWith(to.contactId).catch(() => []);
    if (this.#form.to !== to) return;
    this.known = known;
    this.#changed();
  }
}

function listen(target, type, listener) {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

const contentOf = ({ contentSid }, templateId, variables) =>
  contentSid ? { contentSid, contentVariables: variables } : { templateId, variables };

async function approvedTemplates(from) {
  const { items } = await get(`/api/templates/content?${new URLSearchParams({ channel: "whatsapp", ...(from && { from }) })}`);
  return items.map(({ contentSid, name, text, variables = [] }) => ({
    id: contentSid,
    contentSid,
    name,
    body: text,
    variables: variables.map((variable) => variable.name),
  }));
}
