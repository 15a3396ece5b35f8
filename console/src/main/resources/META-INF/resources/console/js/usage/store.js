import { get } from "../api/http.js";
import { Loaded } from "../state/loaded.js";
import { GROUPS } from "./words.js";

const FIELDS = ["from", "to", "groupBy"];
const LOOK_EVERY = 10_000;

/** The use of a range of days: by day and direction, by what the query groups it, and compared with Twilio's records. */
export class UsageStore {
  query = {};
  days;
  grouped;
  comparison;

  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
  }

  show(parameters) {
    this.#close();
    this.query = Object.fromEntries(FIELDS.map((field) => [field, parameters.get(field) || undefined]));
    if (!GROUPS.some(({ value }) => value === this.query.groupBy)) this.query.groupBy = "day";
    this.days = new Loaded(() => get(this.path("day,direction")), this.#changed);
    this.grouped = this.query.groupBy === "day" ? this.days : new Loaded(() => get(this.path(byDirection(this.query.groupBy))), this.#changed);
    this.comparison = new Loaded(() => get(`/api/usage/comparison?${queryOf({ ...this.query, groupBy: undefined })}`), this.#changed);
    this.refresh();
  }

  path(groupBy = this.query.groupBy) {
    return `/api/usage?${queryOf({ ...this.query, groupBy })}`;
  }

  refresh() {
    this.#loadFigures();
    this.comparison?.load();
  }

  close() {
    clearInterval(this.#timer);
    this.#close();
  }

  /** Today's figures grow; those of days that are over do not. Twilio's records change once a day. */
  #look() {
    const today = new Date().toISOString().slice(0, 10);
    if (!document.hidden && !(this.query.to < today) && !this.days?.isLoading && !this.days?.problem) this.#loadFigures();
  }

  #loadFigures() {
    this.days?.load();
    if (this.grouped !== this.days) this.grouped.load();
  }

  #close() {
    for (const loaded of new Set([this.days, this.grouped, this.comparison])) loaded?.close();
  }
}

/** Texts are shown in and out, whatever they are grouped by. */
const byDirection = (groupBy) => (groupBy === "direction" ? groupBy : `${groupBy},direction`);

export const queryOf = (query) => new URLSearchParams(Object.entries(query).filter(([, value]) => value));
