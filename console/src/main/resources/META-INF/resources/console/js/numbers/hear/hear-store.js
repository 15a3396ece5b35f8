import { post } from "../../api/http.js";
import { unfinished } from "../plan/local-check.js";
import { allBranches } from "../plan/tree.js";
import { childOf } from "../plan/tree.js";
import { namesOf } from "../plan/tree.js";
import { placeIn } from "../plan/tree.js";

const PAUSE_MILLIS = 350;

/** How a person who is rung can react, as the preview understands it. */
export const REACTIONS = [
  { value: "noAnswer", words: "does not answer" },
  { value: "answer", words: "answers" },
  { value: "busy", words: "is busy" },
  { value: "unconfirmed", words: "has a mailbox that answers" },
  { value: "failed", words: "cannot be reached" },
];

/** An imagined call: when it comes, what the caller presses, who answers, and how it goes. */
export class HearStore {
  /** The moment of the call; undefined for now. */
  at;

  /** What the caller presses, menu by menu, as it is typed: "1, 2". */
  keys = "";

  answers = {};

  /** The answer of the preview; undefined before the first one. */
  preview;

  /** Why there is no preview of the plan as it is now. */
  problem;

  /** Whether something of the plan is still to be filled in. */
  isUnfinished = false;

  #plan;
  #numberId;
  #timer;
  #asked = 0;
  #changed;

  constructor(numberId, changed) {
    this.#numberId = numberId;
    this.#changed = changed;
  }

  /**
   * Imagines the call again, a moment after the last change. Without a plan it is the one that answers the number now; a
   * plan that is not finished has no call.
   */
  planChanged(plan) {
    this.#plan = plan;
    this.isUnfinished = unfinished(plan).length > 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MILLIS);
  }

  change(fields) {
    Object.assign(this, fields);
    this.planChanged(this.#plan);
    this.#changed();
  }

  answer(address, reaction) {
    this.change({ answers: { ...this.answers, [address]: reaction } });
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  async #ask() {
    const asked = ++this.#asked;
    if (this.isUnfinished) return this.#none();
    try {
      const preview = await post("/api/voice-plans/preview", this.#request);
      if (asked !== this.#asked) return undefined;
      this.preview = preview;
      this.problem = undefined;
    } catch (problem) {
      if (asked !== this.#asked) return undefined;
      this.problem = problem;
    }
    return this.#changed();
  }

  #none() {
    this.preview = undefined;
    this.problem = undefined;
    this.#changed();
  }

  get #request() {
    const digits = this.keys.split(/[\s,;]+/).filter(Boolean);
    const plan = this.#plan && { plan: this.#plan };
    return { ...plan, phoneNumberId: this.#numberId, ...(this.at && { at: this.at.toISOString() }), digits, answers: this.answers };
  }
}

/** Returns the places along the way of a call: of its steps, of those that led there, and the branches that were chosen. */
export function takenPlaces(steps = []) {
  const taken = new Set();
  for (const { place, kind, detail } of steps) {
    namesOf(place).forEach((_, index, names) => taken.add(names.slice(0, index + 1).join(".")));
    taken.add("");
    if (kind === "schedule" || (kind === "keys" && detail)) taken.add(placeIn(place, detail));
  }
  return taken;
}

/** Returns everyone whom a plan can ring, in its order. */
export function destinationsOf(plan) {
  if (!plan) return [];
  const below = allBranches(plan).flatMap((name) => destinationsOf(childOf(plan, name)));
  return [...new Set([...(plan.to ?? []), ...below])];
}
