import { get, post, write } from "../api/http.js";
import { Loaded } from "../state/loaded.js";

const A_MINUTE = 60_000;

/** What the last examination of the set-up at Twilio found, and what works right now. Asked again each minute. */
export class HealthStore {
  isRunning = false;
  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
    this.diagnosis = new Loaded(() => get("/api/doctor"), changed);
    this.status = new Loaded(() => get("/api/status"), changed);
    this.#timer = setInterval(() => document.hidden || this.refresh(), A_MINUTE);
  }

  get broken() {
    return (this.diagnosis.value?.checks ?? []).filter(({ state }) => state === "broken").length;
  }

  refresh() {
    this.diagnosis.load();
    this.status.load();
  }

  apply({ type }) {
    if (type === "doctor.changed") this.diagnosis.load();
  }

  /** Examines the set-up now. Throws a `Problem` when it cannot be; what was found before stays. */
  async run() {
    if (this.isRunning) return;
    this.#runs(true);
    try {
      this.diagnosis.set(await post("/api/doctor/run"));
    } finally {
      this.#runs(false);
    }
  }

  /** Makes the request that mends a finding, and examines the set-up again. */
  async mend({ method, path }) {
    await write(method, path);
    await this.run();
  }

  close() {
    clearInterval(this.#timer);
    this.diagnosis.close();
    this.status.close();
  }

  #runs(isRunning) {
    this.isRunning = isRunning;
    this.#changed();
  }
}
