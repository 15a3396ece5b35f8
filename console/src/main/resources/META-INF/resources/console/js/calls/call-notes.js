import { uuid } from "../lib/uuid.js";
import { Loaded } from "../state/loaded.js";
import { addNote, entriesAround } from "./api.js";

/**
 * The notes of a call: those that its conversation has from the call to the next one. What is being written is kept until it
 * was saved.
 */
export class CallNotes {
  text = "";
  isSaving = false;
  problem;

  #call;
  #changed;
  #key;

  constructor(call, changed) {
    this.#call = call;
    this.#changed = changed;
    this.loaded = new Loaded(async () => notesAfter(call, (await entriesAround(call)).items), changed);
    this.loaded.load();
  }

  write(text) {
    if (!this.#key || text !== this.text) this.#key = uuid();
    this.text = text;
    this.#changed();
  }

  async save() {
    const body = this.text.trim();
    if (!body || this.isSaving) return;
    this.#set({ isSaving: true, problem: undefined });
    try {
      await addNote(this.#call, body, this.#key);
      this.#set({ text: "" });
      this.loaded.load();
    } catch (problem) {
      this.#set({ problem });
    }
    this.#set({ isSaving: false });
  }

  apply({ type, data }) {
    if (type === "note.added" && data.conversationId === this.#call.conversationId) this.loaded.load();
  }

  close() {
    this.loaded.close();
  }

  #set(values) {
    Object.assign(this, values);
    this.#changed();
  }
}

/** The notes behind the call's entry, up to the next call. */
export function notesAfter(call, entries) {
  const behind = entries.slice(entries.findIndex(({ kind, id }) => kind === "call" && id === call.id) + 1);
  const next = behind.findIndex(({ kind }) => kind === "call");
  return behind.slice(0, next < 0 ? undefined : next).flatMap(({ note }) => note ?? []);
}
