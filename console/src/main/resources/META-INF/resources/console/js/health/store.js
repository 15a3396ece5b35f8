import { get, post, write } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { dayOf } from "../lib/times.js";
import { Loaded } from "../state/loaded.js";
import { Arrivals } from "./arrivals.js";
import { recentTraffic } from "./traffic.js";

const A_MINUTE = 60_000;

/** How old an examination may be before another one is made, in seconds: a little less than from one look to the next. */
const EXAMINED_WITHIN = 55;

/**
 * What the last examination of the set-up at Twilio found, what works right now, and how much comes and goes. While the page is
 * looked at, all of it is asked again and the set-up is examined each minute, once for everybody who looks.
 */
export class HealthStore {
  isRunning = false;
  arrivals = new Arrivals();
  #changed;
  #mayExamine;
  #timer;

  /** @param mayExamine whether this person may have the set-up examined */
  constructor(changed, mayExamine) {
    this.#changed = changed;
    this.#mayExamine = mayExamine;
    this.diagnosis = new Loaded(() => get("/api/doctor"), changed);
    this.status = new Loaded(() => this.#status(), changed);
    this.traffic = new Loaded(recentTraffic, changed);
    this.waiting = new Loaded(() => get("/api/messages/waiting"), changed);
    this.failures = new Loaded(failuresToday, changed);
    this.#timer = setInterval(() => document.hidden || this.#look(), A_MINUTE);
  }

  refresh() {
    for (const loaded of this.#all) loaded.load();
  }

  apply(event) {
    if (event.type === "doctor.changed") this.diagnosis.load();
    this.arrivals.apply(event);
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
    for (const loaded of this.#all) loaded.close();
  }

  /** An examination that fails leaves the last one, which says when it was. */
  async #look() {
    this.refresh();
    if (!this.#mayExamine() || this.isRunning) return;
    try {
      this.diagnosis.set(await post(`/api/doctor/run?maxAgeSeconds=${EXAMINED_WITHIN}`));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  get #all() {
    return [this.diagnosis, this.status, this.traffic, this.waiting, this.failures];
  }

  /** The answer has the server's time, which that of this computer may differ from. */
  async #status() {
    const asked = Date.now();
    const status = await get("/api/status");
    this.arrivals.clockIs(status.at, (asked + Date.now()) / 2);
    return status;
  }

  #runs(isRunning) {
    this.isRunning = isRunning;
    this.#changed();
  }
}

/** The texts of today, in UTC, that were not delivered, by Twilio's code; `from` is the reader's day in which that day began. */
async function failuresToday() {
  const today = new Date().toISOString().slice(0, 10);
  const { totals } = await get(`/api/usage?${new URLSearchParams({ from: today, to: today, groupBy: "direction" })}`);
  return { from: dayOf(today), reasons: totals.failures ?? {} };
}
