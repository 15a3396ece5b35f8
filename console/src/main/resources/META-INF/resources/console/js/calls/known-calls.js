import { withRecording, withoutRecording } from "./recordings.js";

/**
 * Calls by id, each as the newest report tells it. Events may be repeated and reordered, and an answer that was asked
 * for before an event came does not undo the event.
 */
export class KnownCalls {
  #reports = new Map();
  #heard = 0;
  #isVisible;

  /** @param isVisible whether the person may see a call; others are kept and not shown */
  constructor(isVisible = () => true) {
    this.#isVisible = isVisible;
  }

  /** The moment to pass to `loaded`, taken before the request. */
  get moment() {
    return this.#heard;
  }

  get(id) {
    return this.#reports.get(id)?.call;
  }

  /** The call, if the person may see it. */
  visible(id) {
    const call = this.get(id);
    return call && this.#isVisible(call) ? call : undefined;
  }

  get all() {
    return [...this.#reports.values()].map(({ call }) => call).filter(this.#isVisible);
  }

  loaded(call, moment) {
    const known = this.#reports.get(call.id);
    if (!known || known.heard <= moment) this.#reports.set(call.id, { call, heard: moment, time: known?.time ?? 0 });
  }

  /** Applies an event of the stream; answers whether it is about calls. */
  apply({ type, time, data }) {
    if (type.startsWith("call.")) this.#told(data, time);
    else if (type === "recording.deleted") this.#change(data, time, withoutRecording);
    else if (RECORDING_EVENTS.has(type)) this.#change(data, time, withRecording);
    else return false;
    return true;
  }

  forget(id) {
    this.#reports.delete(id);
  }

  #told(call, time) {
    const at = Date.parse(time) || 0;
    const known = this.#reports.get(call.id);
    if (!known || known.time <= at) this.#reports.set(call.id, { call, heard: ++this.#heard, time: at });
  }

  #change(change, time, changed) {
    const known = this.get(change.callId);
    if (known) this.#told(changed(known, change), time);
  }
}

const RECORDING_EVENTS = new Set(["recording.available", "voicemail.received", "transcription.available"]);
