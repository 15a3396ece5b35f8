import { uuid } from "../lib/uuid.js";
import { Loaded } from "../state/loaded.js";
import { Pages } from "../state/pages.js";
import { contactsApi } from "./api.js";
import { ContactEdit } from "./contact-edit.js";
import { ContactJobs } from "./contact-jobs.js";
import { ContactTimeline } from "./contact-timeline.js";
import { summaryOf } from "./summary.js";

/** Everything about one contact. */
export class ContactPage {
  timeline;

  #changed;
  #noteKey = uuid();

  /** @param known the `people` and what is `kept` of contacts on the device */
  constructor(id, { people, kept }, changed) {
    this.id = id;
    this.people = people;
    this.#changed = changed;
    this.contact = new Loaded(() => kept.part(id, "contact", () => contactsApi.get(id)).then((contact) => this.#arrived(contact)), changed);
    this.conversations = new Loaded(() => kept.part(id, "conversations", () => this.#loadConversations()).then((items) => this.#follow(items)), changed);
    this.notes = new Pages((cursor) => contactsApi.notes(id, cursor), changed);
    this.merges = new Loaded(() => contactsApi.merges(id), changed);
    this.duplicates = new Loaded(() => contactsApi.duplicates(id), changed);
    this.edit = new ContactEdit(this, changed);
    this.jobs = new ContactJobs(id, changed);
  }

  load() {
    this.contact.load();
    this.conversations.load();
    this.notes.load();
    this.merges.load();
    this.duplicates.load();
    this.timeline?.load();
  }

  /** The id of the contact that this one was merged into while it was looked at; undefined otherwise. */
  get mergedInto() {
    const { value } = this.contact;
    return value && value.id !== this.id ? value.id : undefined;
  }

  get summary() {
    return summaryOf(this.conversations.value ?? []);
  }

  apply(event) {
    const { type, data } = event;
    this.jobs.apply(event);
    this.timeline?.apply(event);
    if (type === "contact.updated" && data.id === this.id) this.#told(data);
    if (type === "contact.updated" && data.id === this.id) this.#loadRelated();
    if (type === "contact.updated" && this.#hasAddressOf(data)) this.contact.load();
    if (type === "contact.erased" && data.contactId === this.id) this.contact.load();
    if (type === "contact.note-added" && data.contactId === this.id) this.#addNote(data);
    if (type === "conversation.updated" && data.contactId === this.id) this.#putConversation(data);
  }

  put(contact) {
    this.people.put(contact);
    this.#timelineOf(contact);
    this.contact.set(contact);
  }

  /** Adds a note; sent again after a failure it is one note. */
  async addNote(body) {
    this.#addNote(await contactsApi.addNote(this.id, body, this.#noteKey));
    this.#noteKey = uuid();
  }

  /** Sets the labels of conversations; answers what they were before. */
  async changeLabels(changes) {
    const changed = await Promise.all(changes.map(({ id, labels }) => contactsApi.changeConversation(id, { labels })));
    changed.forEach((conversation) => this.#putConversation(conversation));
  }

  /** Shows a name or labels that the server will be told later. */
  show({ name, labels = [] }) {
    if (name !== undefined) this.contact.change((contact) => ({ ...contact, name: name || undefined }));
    for (const { id, labels: ids } of labels) {
      this.conversations.change((known) => known.map((one) => (one.id === id ? { ...one, labels: ids } : one)));
    }
  }

  /** A conversation as the server has it now. */
  putConversation(conversation) {
    if (conversation.contactId === this.id) this.#putConversation(conversation);
  }

  close() {
    [this.contact, this.conversations, this.notes, this.merges, this.duplicates, this.timeline, this.jobs].forEach((part) => part?.close());
  }

  #told(contact) {
    const known = this.contact.value;
    if (known && known.revision > contact.revision) return;
    this.#timelineOf(contact);
    this.contact.change(() => contact);
  }

  /** A merge, its end, and a new name or address change what may be merged and what can be undone. */
  #loadRelated() {
    this.merges.load();
    this.duplicates.load();
  }

  /** A block and its end are entries of the timeline. */
  #timelineOf(contact) {
    const known = this.contact.value;
    if (known && Boolean(known.blocked) !== Boolean(contact.blocked)) this.timeline?.load();
  }

  /** Another contact that has this one's address now: the two were merged, or a merge was undone. */
  #hasAddressOf(contact) {
    const ours = this.contact.value?.addresses.map(({ value }) => value) ?? [];
    return contact.id !== this.id && contact.addresses.some(({ value }) => ours.includes(value));
  }

  #addNote(note) {
    this.notes.change((notes) => [note, ...notes.filter(({ id }) => id !== note.id)]);
  }

  #putConversation(conversation) {
    this.conversations.change((known) => [conversation, ...known.filter(({ id }) => id !== conversation.id)]);
  }

  #arrived(contact) {
    this.people.put(contact);
    return contact;
  }

  async #loadConversations() {
    return (await contactsApi.conversations({ contactId: this.id }, undefined, 200)).items;
  }

  #follow(items) {
    this.timeline ??= new ContactTimeline(this.#changed);
    this.timeline.follow(items);
    return items;
  }
}
