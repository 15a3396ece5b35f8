import { withRecording, withoutRecording } from "./recordings.js";

/**
 * Calls by id, each as the newest report tells it. Events may be repeated and reordered, and an answer that was asked
 * for before an event came does not undo the event.
 */
export class KnownCalls {
  #reports = new Map();
  #heard = 0;

  /** The moment to pass to `loaded`, taken before the request. */
  get moment() {
    return this.#heard;
  }

  get(id) {
    return this.#reports.get(id)?.call;
  }

  get all() {
    return [...this.#reports.values()].map(({ call }) => call);
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
