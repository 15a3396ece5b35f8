import { get, patch, post } from "../../api/http.js";
import { Loaded } from "../../state/loaded.js";
import { uuid } from "../../lib/uuid.js";

const NOTES = 5;
const EARLIER = 6;

/** What the panel beside a conversation knows of its contact, loaded when the panel is first shown. */
export class ContactPanel {
  /** What is being changed in place: `{field: "name" | "note" | "attribute", name, value, problem}`. */
  editing;

  #id;
  #changed;
  #isWanted = false;

  constructor(conversation, changed) {
    this.#id = conversation.contactId;
    this.#changed = changed;
    const path = `/api/contacts/${encodeURIComponent(this.#id)}`;
    const about = new URLSearchParams({ contactId: this.#id, limit: EARLIER });
    this.path = path;
    this.contact = new Loaded(() => get(path), changed);
    this.notes = new Loaded(async () => (await get(`${path}/notes?limit=${NOTES}`)).items, changed);
    this.conversations = new Loaded(async () => (await get(`/api/conversations?${about}`)).items, changed);
    this.calls = new Loaded(async () => (await get(`/api/calls?${about}`)).items, changed);
    this.answers = new Loaded(() => get("/api/settings/auto-reply"), changed);
    this.address = new Loaded(() => get(`/api/addresses?${new URLSearchParams({ text: conversation.theirAddress })}`), changed);
  }

  get contactId() {
    return this.#id;
  }

  /** Loads everything, once. */
  want() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.refresh();
  }

  refresh() {
    if (this.#isWanted) this.#all.forEach((loaded) => loaded.load());
  }

  apply({ type, data }) {
    if (type === "settings.changed" && this.#isWanted) this.answers.load();
    if (type === "contact.updated" && data.id === this.#id) this.contact.set(data);
    if (type === "contact.note-added" && data.contactId === this.#id) {
      this.notes.change((notes) => [data, ...notes.filter(({ id }) => id !== data.id)].slice(0, NOTES));
    }
    if (type === "contact.erased" && data.contactId === this.#id) this.contact.load();
  }

  edit(editing) {
    this.editing = editing;
    this.#changed();
  }

  /** Saves what is being changed; a refusal leaves the field open with what was typed. */
  async save() {
    const editing = this.editing;
    if (!editing || editing.isSaving) return;
    this.edit({ ...editing, isSaving: true, problem: undefined });
    try {
      await this.#save(editing);
      this.edit(undefined);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.edit({ ...editing, problem: problem.detail ?? problem.title });
    }
  }

  close() {
    this.#all.forEach((loaded) => loaded.close());
  }

  get #all() {
    return [this.contact, this.notes, this.conversations, this.calls, this.address, this.answers];
  }

  async #save({ field, name, value, key = uuid() }) {
    if (field === "note") {
      const note = await post(`${this.path}/notes`, { body: value.trim() }, { idempotencyKey: key });
      this.apply({ type: "contact.note-added", data: note });
      return;
    }
    const change = field === "name" ? { name: value.trim() } : { attributes: { [name.trim()]: value.trim() } };
    this.contact.set(await patch(this.path, change));
  }
}
