import { ourAddress, theirAddress } from "../state/call-facts.js";
import { playing } from "../parts/playing.js";
import { findContacts } from "./api.js";
import { telAddress } from "./detail-view.js";
import { callAddress, listAddress } from "./filters.js";
import { themWords } from "./parties.js";
import { recordingPath } from "./recordings.js";
import { NO_CALLING } from "./words.js";

const SEARCH_AFTER = 250;

/** What people do on the screen of calls. */
export class CallActions {
  isFilterOpen = false;

  #context;
  #store;
  #parties;
  #outgoing;
  #searchTimer;
  #lastOpen;

  constructor({ context, store, parties, outgoing }) {
    this.#context = context;
    this.#store = store;
    this.#parties = parties;
    this.#outgoing = outgoing;
    this.all = {
      toggleFilter: () => this.#toggleFilter(),
      search: (text) => this.#search(text),
      narrow: (fields) => this.#narrow(fields),
      callBack: (call) => this.#callBack(call),
      dismiss: (call) => this.#dismiss(call),
      play: (call, recording, name) => playing.toggle(recordingPath(call, recording), name),
      findPeople: (text) => findPeople(text),
      writeNote: (text) => store.notes.write(text),
      saveNote: () => store.notes.save(),
      deleteRecording: (call, recording) => this.#deleteRecording(call, recording),
      copyLink: (call) => this.#copyLink(call),
      tel: telAddress,
      open: (call) => context.go(callAddress(call.id, store.filter)),
      leave: () => context.go(listAddress(store.filter)),
      go: (address) => context.go(address),
    };
  }

  /** Where there is one pane, the opened call takes the focus, and the list gets it back. */
  arrived(openId) {
    const before = this.#lastOpen;
    this.#lastOpen = openId;
    if (openId === before || !matchMedia("(width < 48rem)").matches) return;
    setTimeout(() => focusOn(openId ? ".call-detail h1" : `.call-row[data-id="${CSS.escape(before ?? "")}"]`));
  }

  #toggleFilter() {
    this.isFilterOpen = !this.isFilterOpen;
    this.#context.changed();
    if (this.isFilterOpen) setTimeout(() => focusOn(".calls-filter select"));
  }

  #search(text) {
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => this.#narrow({ q: text.trim() || undefined }), SEARCH_AFTER);
  }

  #narrow(fields) {
    const filter = { ...this.#store.filter, ...fields };
    const { openId } = this.#store;
    this.#context.go(openId ? callAddress(openId, filter) : listAddress(filter), { replace: true });
  }

  #callBack(call) {
    if (call.anonymous) return;
    if (this.#isOffline) return this.#context.toast({ words: NO_CALLING, kind: "bad" });
    const target = { callId: call.id, to: theirAddress(call), from: ourAddress(call) };
    const them = { address: theirAddress(call), words: themWords(this.#parties.them(call)) };
    if (this.#context.isReadOnly) location.href = telAddress(call);
    else this.#outgoing.start({ ...target, ...them });
  }

  /** Without a connection the dismissal waits with what else is to be sent. */
  async #dismiss(call) {
    if (this.#isOffline) return this.#dismissLater(call);
    try {
      await this.#store.dismiss(call);
      this.#context.toast({ words: `${themWords(this.#parties.them(call))}: dismissed for everyone` });
    } catch (problem) {
      this.#context.toast({ words: `Not dismissed. ${problem.message}`, kind: "bad" });
    }
  }

  get #isOffline() {
    return this.#context.connection.state === "offline";
  }

  #dismissLater(call) {
    const path = `/api/calls/${encodeURIComponent(call.id)}/dismiss`;
    this.#context.outbox.add({ conversationId: call.conversationId ?? call.id, path, words: "Dismiss a call" });
    this.#store.put({ ...call, dismissed: true });
  }

  async #deleteRecording(call, recording) {
    const question = {
      title: "Delete this recording?",
      words: "It is deleted here and at Twilio, with its transcription. This cannot be undone.",
      action: "Delete",
      danger: true,
    };
    if (!(await this.#context.confirm(question))) return;
    try {
      await this.#store.deleteRecording(call, recording);
      this.#context.toast({ words: "The recording is deleted", kind: "good" });
    } catch (problem) {
      this.#context.toast({ words: `Not deleted. ${problem.message}`, kind: "bad" });
    }
  }

  async #copyLink(call) {
    await navigator.clipboard?.writeText(location.origin + callAddress(call.id));
    this.#context.toast({ words: "Link copied" });
  }
}

/** The contacts that a filter can name, and the way back to all of them. */
async function findPeople(text) {
  if (text.trim().length < 2) return [{ value: "", words: "Anybody" }];
  const { items } = await findContacts(text.trim());
  return items.map(({ id, contactName, snippet }) => ({ value: id, words: contactName ?? snippet.text, detail: contactName ? snippet.text : undefined }));
}

const focusOn = (selector) => document.querySelector(selector)?.focus({ preventScroll: true });
