import { get, post } from "../../api/http.js";
import { uuid } from "../../lib/uuid.js";
import { Loaded } from "../../state/loaded.js";
import { conversationsWith } from "./recipient.js";

const DRAFT = "new";
const EMPTY = { to: undefined, shown: "", channel: "sms", from: "", templateId: "", variables: {}, body: "" };

/**
 * A message to a number or a contact, with or without a conversation. It is sent once, however often it is tried: the key is another
 * one only when something of the message is.
 */
export class NewMessage {
  isOpen = false;
  isSending = false;
  problem;
  known = [];

  #changed;
  #drafts;
  #key = uuid();
  #form;

  constructor(changed, drafts) {
    this.#changed = changed;
    this.#drafts = drafts;
    this.#form = { ...EMPTY, ...drafts.get(DRAFT)?.form };
    this.templates = new Loaded(async () => (await get("/api/templates?limit=200")).items, changed);
  }

  get form() {
    return this.#form;
  }

  /** The address that is written to, chosen or only typed. */
  get address() {
    return this.#form.to?.address;
  }

  get template() {
    return this.templates.value?.find(({ id }) => id === this.#form.templateId);
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
    if (wanted) this.change({ to: wanted, shown: wanted.name || wanted.display || wanted.address });
    else this.#changed();
  }

  close() {
    this.isOpen = false;
    this.#changed();
  }

  change(fields) {
    this.#form = { ...this.#form, ...fields };
    this.#key = uuid();
    this.problem = undefined;
    this.#drafts.set(DRAFT, { reply: this.#form.body, form: this.#form });
    if (fields.to) this.#look(fields.to);
    this.#changed();
  }

  /** @returns a promise of the message, or of nothing when it could not be sent */
  async send() {
    if (!this.isReady) return undefined;
    this.#set({ isSending: true, problem: undefined });
    try {
      const message = await post("/api/messages", this.#content(), { idempotencyKey: this.#key });
      this.#form = { ...EMPTY };
      this.#key = uuid();
      this.#drafts.set(DRAFT, {});
      this.#set({ isSending: false, isOpen: false, known: [] });
      return message;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.#set({ isSending: false, problem });
      return undefined;
    }
  }

  #content() {
    const { channel, from, templateId, variables, body } = this.#form;
    const content = this.template ? { templateId, variables } : { body };
    return { to: this.address, channel, ...(from && { from }), ...content };
  }

  #isFrom(ourAddress) {
    return !this.#form.from || this.#form.from === ourAddress;
  }

  /** That there is a conversation already is good to know, not needed: a failure is not told. */
  async #look(to) {
    this.known = [];
    const known = await conversationsWith(to.contactId).catch(() => []);
    if (this.#form.to === to) this.#set({ known });
  }

  #set(state) {
    Object.assign(this, state);
    this.#changed();
  }
}
