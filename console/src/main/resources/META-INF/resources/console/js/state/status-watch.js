import { get } from "../api/http.js";
import { Problem } from "../api/problem.js";

const WHILE_FINE = 30_000;
const WHILE_BROKEN = 10_000;

/** Asks what works right now, as long as the page is looked at. */
export class StatusWatch {
  #connection;
  #timer;
  #broken = [];

  constructor(connection) {
    this.#connection = connection;
    document.addEventListener("visibilitychange", () => this.ask());
  }

  async ask() {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const status = await statusNow();
    if (status !== undefined) this.#take(status);
    const pause = this.#connection.state === "slow" ? WHILE_BROKEN : WHILE_FINE;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), pause);
  }

  /** What failed while a part was broken is tried again at once when the part is back. */
  #take(status) {
    const before = this.#broken;
    this.#broken = brokenIn(status);
    this.#connection.statusIs(status);
    if (before.some((part) => !this.#broken.includes(part))) document.dispatchEvent(new Event("service-resumed"));
  }
}

/** The parts that do not work; all of them where it is not known. */
const brokenIn = (status) =>
  status ? Object.entries(status.parts ?? {}).flatMap(([part, { state }]) => (state === "working" ? [] : part)) : ["all"];

/** Null when Switchboard could not say; undefined when the session has ended, of which a dialog tells. */
async function statusNow() {
  try {
    return await get("/api/status");
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.status === 401 ? undefined : null;
  }
}
