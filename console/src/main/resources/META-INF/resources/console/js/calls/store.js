import { isOngoing } from "../state/call-facts.js";
import { Loaded } from "../state/loaded.js";
import { callOf, deleteRecording, dismiss } from "./api.js";
import { CallList } from "./call-list.js";
import { listAddress } from "./filters.js";
import { KnownCalls } from "./known-calls.js";
import { OpenCalls } from "./open-calls.js";
import { withoutRecording } from "./recordings.js";
import { TodaysCalls } from "./todays-calls.js";

/** What the screen of calls knows: a list under a filter, the open call, and how many wait. Knows no DOM. */
export class CallsStore {
  known = new KnownCalls();
  filter = {};
  list;
  detail;
  openId;

  #agentOf;
  #changed;

  constructor(agentOf, changed) {
    this.#agentOf = agentOf;
    this.#changed = changed;
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
    return this.openId && this.known.get(this.openId);
  }

  get ongoing() {
    return this.known.all.filter(isOngoing);
  }

  apply(event) {
    if (event.type === "contact.erased") return this.refresh();
    if (!this.known.apply(event)) return;
    this.today.loadSoon();
    this.#changed();
  }

  refresh() {
    this.list?.load();
    this.detail?.load();
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
    this.detail?.close();
    this.open.close();
    this.today.close();
  }

  #showList(filter) {
    this.list?.close();
    this.filter = filter;
    this.list = new CallList(this.known, filter, this.#agentOf, this.#changed);
    this.list.load();
  }

  #showCall(id) {
    this.detail?.close();
    this.openId = id;
    this.detail = id && new Loaded(() => this.#loadCall(id), this.#changed);
    this.detail?.load();
  }

  async #loadCall(id) {
    const moment = this.known.moment;
    const call = await callOf(id);
    this.known.loaded(call, moment);
    return call;
  }
}
