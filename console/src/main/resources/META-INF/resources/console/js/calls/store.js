import { isOngoing } from "../state/call-facts.js";
import { Loaded } from "../state/loaded.js";
import { callOf, deleteRecording, dismiss, priceOf } from "./api.js";
import { CallList } from "./call-list.js";
import { listAddress } from "./filters.js";
import { CallNotes } from "./call-notes.js";
import { KnownCalls } from "./known-calls.js";
import { OpenCalls } from "./open-calls.js";
import { withoutRecording } from "./recordings.js";
import { TodaysCalls } from "./todays-calls.js";

/** What the screen of calls knows: a list under a filter, the open call, and how many wait. Knows no DOM. */
export class CallsStore {
  known;
  filter = {};
  list;
  detail;
  price;
  notes;
  openId;

  #agentOf;
  #changed;

  /**
   * @param agentOf tells the id of the member who took a call
   * @param isVisible whether the person may see a call; the stream tells of all
   */
  constructor(agentOf, changed, isVisible = () => true) {
    this.#agentOf = agentOf;
    this.#changed = changed;
    this.known = new KnownCalls(isVisible);
    this.open = new OpenCalls(this.known, changed);
    this.today = new TodaysCalls(changed);
    this.open.loaded.load();
    this.today.loaded.load();
  }

  show(filter, id) {
    if (!this.list || listAddress(filter) !== listAddress(this.filter)) this.#showList(filter);
    if (id !== this.openId) this.#showCall(id);
  }

  /** The open call, from whichever report of it came first. */
  get call() {
    return this.openId && this.known.visible(this.openId);
  }

  get ongoing() {
    return this.known.all.filter(isOngoing);
  }

  apply(event) {
    if (event.type === "contact.erased") return this.refresh();
    this.notes?.apply(event);
    if (!this.known.apply(event)) return;
    this.today.loadSoon();
    this.#changed();
  }

  refresh() {
    this.list?.load();
    this.detail?.load();
    this.price?.load();
    this.notes?.loaded.load();
    this.open.loaded.load();
    this.today.loaded.load();
  }

  /** Dismisses at once; a refusal puts the call back and is thrown. */
  async dismiss(call) {
    this.put({ ...call, dismissed: true });
    try {
      this.put(await dismiss(call.id));
    } catch (problem) {
      this.put(call);
      throw problem;
    }
  }

  async deleteRecording(call, recording) {
    await deleteRecording(call, recording);
    this.put(withoutRecording(this.known.get(call.id), { recordingId: recording.id }));
  }

  /** Shows a call as it will be. */
  put(call) {
    this.known.loaded(call, this.known.moment);
    this.#changed();
  }

  close() {
    this.list?.close();
    this.#closeCall();
    this.open.close();
    this.today.close();
  }

  #showList(filter) {
    this.list?.close();
    this.filter = filter;
    this.list = new CallList(this.known, filter, this.#agentOf, this.#changed);
    this.list.load();
  }

  #closeCall() {
    for (const part of [this.detail, this.price, this.notes]) part?.close();
    this.price = this.notes = undefined;
  }

  #showCall(id) {
    this.#closeCall();
    this.openId = id;
    this.detail = id && new Loaded(() => this.#loadCall(id), this.#changed);
    this.detail?.load();
  }

  async #loadCall(id) {
    const moment = this.known.moment;
    const call = await callOf(id);
    this.known.loaded(call, moment);
    if (id === this.openId) this.#loadMore(call);
    return call;
  }

  /** What is not in the call itself. */
  #loadMore(call) {
    if (!this.price && !isOngoing(call)) {
      this.price = new Loaded(() => priceOf(call.id), this.#changed);
      this.price.load();
    }
    if (!this.notes && call.conversationId) this.notes = new CallNotes(call, this.#changed);
  }
}
