import { isolated } from "../lib/written-text.js";
import { contactsApi } from "./api.js";
import { contactAddress } from "./filters.js";
import { Merge } from "./merge.js";

const CHOICES = 8;

/** The dialog in which two contacts are merged, and how a merge is taken back. */
export class Merging {
  /** `{ids, merge}` while the dialog is open. */
  state;

  #context;
  #store;
  #done;

  constructor({ context, store, done }) {
    this.#context = context;
    this.#store = store;
    this.#done = done;
  }

  /** @param ids one contact, for which the other is still to be found, or two */
  open(ids) {
    const merge = new Merge(this.#done, () => this.#context.changed());
    this.state = { ids, merge };
    if (ids.length > 1) merge.open(ids);
    this.#context.changed();
  }

  close() {
    this.state = undefined;
    this.#context.changed();
  }

  /** For the field in which the other contact is looked for. */
  async find(text) {
    if (!text.trim()) return [];
    const { items } = await contactsApi.find(text, undefined, CHOICES);
    return items
      .map(({ id, contactId, contactName, snippet }) => ({ value: contactId ?? id, words: contactName ?? snippet.text, detail: contactName && snippet.text }))
      .filter(({ value }) => value !== this.state?.ids[0]);
  }

  chooseOther({ value }) {
    this.open([this.state.ids[0], value]);
  }

  async run() {
    const { merge } = this.state;
    const done = await merge.run();
    if (!done) return;
    this.close();
    this.#store.chosen.clear();
    this.#store.list?.load();
    this.#store.page?.load();
    this.#context.toast({ words: `Merged with ${isolated(done.with)}`, kind: "good", undo: () => this.undo(done) });
    this.#context.go(contactAddress(done.contactId));
  }

  async undo(merge) {
    try {
      const contact = await this.#done.undo(merge);
      this.#store.page?.load();
      this.#context.toast({
        words: `${merge.with} is a contact of its own again`,
        kind: "good",
        action: { words: "Show", run: () => this.#context.go(contactAddress(contact.id)) },
      });
    } catch (problem) {
      this.#context.toast({ words: `Not undone. ${problem.message}`, kind: "bad" });
    }
  }
}
