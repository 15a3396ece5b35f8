import { blockWords } from "../lib/block-words.js";
import { AddressForm, addressForm } from "./address-form.js";
import { contactsApi } from "./api.js";
import { mayErase } from "./erase-dialog.js";
import { nameOf } from "./merge.js";

/** What people do on the page of one contact. What is being written is kept here until it was saved. */
export class PageActions {
  editing;
  note = { text: "" };
  erasing;
  address;

  #context;
  #store;
  #before;
  #waiting;

  constructor({ context, store, outgoing, merging, waiting }) {
    this.#context = context;
    this.#store = store;
    this.#waiting = waiting;
    const page = () => store.page;
    this.all = {
      edit: (what) => this.#edit(what),
      saveName: (name) => this.#save({ name: name.trim() }),
      saveAttribute: (name, value) => this.#save({ attributes: { [name]: value } }),
      keepMine: () => page().edit.keepMine(),
      keepTheirs: () => page().edit.keepTheirs(),
      writeNote: (text) => this.#set({ note: { ...this.note, text } }),
      saveNote: () => this.#saveNote(),
      addLabel: (id) => this.#addLabel(id),
      removeLabel: (id) => this.#removeLabel(id),
      toggleAddress: () => this.#set({ address: this.address ? undefined : new AddressForm(context.changed) }),
      addressForm: () => addressForm(this.address, { add: () => this.#addAddress(), close: () => this.#set({ address: undefined }) }),
      call: (contact) => outgoing.start(targetOf(contact)),
      block: (contact, isOn) => this.#block(contact, isOn),
      undoMerge: (merge) => merging.undo(merge),
      mergeWith: (other) => merging.open([page().id, other.id]),
      forgetExport: () => page().jobs.forget("export"),
      changeErase: (change) => this.#set({ erasing: { ...this.erasing, ...change } }),
      closeErase: () => this.#set({ erasing: undefined }),
      erase: () => this.#erase(),
      more: (contact) => this.#menuOf(contact, merging),
    };
  }

  /** Another contact is shown. */
  arrived() {
    this.#set({ editing: undefined, note: { text: "" }, erasing: undefined, address: undefined });
  }

  /** Opens what an address names: `merge`, `export` or `erase`; what the person may not do is left out. */
  begin(what, merging) {
    const isAdmin = this.#context.has("admin") && !this.#context.isReadOnly;
    if (what === "merge" && !this.#context.isReadOnly) merging.open([this.#store.page.id]);
    if (what === "export" && isAdmin) this.#askExport();
    if (what === "erase" && isAdmin) this.#askErase();
  }

  /** A link alone begins nothing. */
  async #askExport() {
    const question = { title: "Export all data?", words: "A ZIP of everything about this contact, with files and recordings.", action: "Export" };
    if (await this.#context.confirm(question)) await this.#export();
  }

  #askErase() {
    this.#set({ erasing: { typed: "", atTwilio: false } });
  }

  #menuOf(contact, merging) {
    const isAdmin = this.#context.has("admin");
    const isReadOnly = this.#context.isReadOnly;
    return [
      { words: "Merge with …", icon: "merge", keys: "m", disabled: isReadOnly, run: () => merging.open([contact.id]) },
      isAdmin && { words: "Export all data", icon: "download", disabled: isReadOnly, run: () => this.#export() },
      { words: "All calls", icon: "phone", href: `/calls?contact=${encodeURIComponent(contact.id)}` },
      contact.blocked
        ? { words: blockWords.unblock, icon: "circle-check", disabled: isReadOnly, run: () => this.#block(contact, false) }
        : { words: blockWords.block, icon: "ban", danger: true, disabled: isReadOnly, run: () => this.#block(contact, true) },
      isAdmin && { line: true },
      isAdmin && { words: "Erase …", icon: "trash-2", danger: true, disabled: isReadOnly, run: () => this.#askErase() },
    ].filter(Boolean);
  }

  #edit(what) {
    this.#before = this.#store.page.contact.value;
    this.#store.page.edit.problem = undefined;
    this.#set({ editing: what });
    if (what) setTimeout(() => document.querySelector(".contact-panel form input")?.select());
  }

  get #isOffline() {
    return this.#context.connection.state === "offline";
  }

  async #save(fields) {
    if (this.#isOffline && fields.name !== undefined) return this.#saveNameLater(fields.name);
    const isDone = await this.#store.page.edit.save(fields, this.#before);
    if (isDone || this.#store.page.edit.conflict) this.#set({ editing: undefined });
  }

  /** Without a connection the name waits; the last name that is written wins over others. */
  #saveNameLater(name) {
    this.#waiting.rename(this.#store.page.id, name);
    this.#store.page.show({ name });
    this.#set({ editing: undefined });
  }

  async #saveNote() {
    const text = this.note.text.trim();
    if (!text || this.note.isSaving) return;
    this.#set({ note: { ...this.note, isSaving: true, problem: undefined } });
    try {
      await this.#store.page.addNote(text);
      this.#set({ note: { text: "" } });
    } catch (problem) {
      this.#set({ note: { ...this.note, isSaving: false, problem } });
    }
  }

  async #block({ id }, isOn) {
    try {
      const contact = await contactsApi.block(id, isOn);
      if (this.#store.page?.id === id) this.#store.page.put(contact);
      this.#context.toast({ words: isOn ? blockWords.isBlocked : blockWords.isUnblocked, undo: () => this.#block({ id }, !isOn) });
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #addLabel(id) {
    const [newest] = this.#store.page.summary.conversations;
    this.#changeLabels([{ id: newest.id, labels: [...newest.labels, id] }], [newest]);
  }

  #removeLabel(label) {
    const having = this.#store.page.summary.conversations.filter(({ labels }) => labels.includes(label));
    this.#changeLabels(having.map(({ id, labels }) => ({ id, labels: labels.filter((one) => one !== label) })), having);
  }

  async #changeLabels(changes, before) {
    const page = this.#store.page;
    if (this.#isOffline) {
      changes.forEach(({ id, labels }) => this.#waiting.changeLabels(id, labels));
      return page.show({ labels: changes });
    }
    try {
      await page.changeLabels(changes);
      const undo = () => page.changeLabels(before.map(({ id, labels }) => ({ id, labels }))).catch((problem) => this.#refused(problem));
      this.#context.toast({ words: "Labels changed", undo });
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #addAddress() {
    const contact = await this.address.save(this.#store.page.id);
    if (!contact) return;
    this.#store.page.put(contact);
    this.#set({ address: undefined });
  }

  async #export() {
    await this.#store.page.jobs.startExport().catch((problem) => this.#refused(problem));
  }

  async #erase() {
    if (!mayErase(nameOf(this.#store.page.contact.value), this.erasing)) return;
    this.#set({ erasing: { ...this.erasing, isStarting: true, problem: undefined } });
    try {
      await this.#store.page.jobs.startErasure(this.erasing.atTwilio);
      this.#set({ erasing: undefined });
    } catch (problem) {
      this.#set({ erasing: { ...this.erasing, isStarting: false, problem } });
    }
  }

  #refused(problem) {
    this.#context.toast({ words: `Not done. ${problem.message}`, kind: "bad" });
  }

  #set(values) {
    Object.assign(this, values);
    this.#context.changed();
  }
}

function targetOf(contact) {
  const phone = contact.addresses.find(({ value }) => /^\+\d/.test(value));
  return { to: phone.value, address: phone.value, words: contact.name ?? phone.display };
}
