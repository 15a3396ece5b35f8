import { get } from "../api/http.js";
import { Loaded } from "../state/loaded.js";
import { GROUPS } from "./words.js";

const FIELDS = ["from", "to", "groupBy"];

/** The use of a range of days: the figures by day, and by what the query groups them. */
export class UsageStore {
  query = {};
  days;
  grouped;

  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
    this.#timer = setInterval(() => document.hidden || this.refresh(), 60_000);
  }

  show(parameters) {
    this.#close();
    this.query = Object.fromEntries(FIELDS.map((field) => [field, parameters.get(field) || undefined]));
    if (!GROUPS.some(({ value }) => value === this.query.groupBy)) this.query.groupBy = "day";
    this.days = new Loaded(() => get(this.path("day")), this.#changed);
    this.grouped = this.query.groupBy === "day" ? this.days : new Loaded(() => get(this.path()), this.#changed);
    this.refresh();
  }

  path(groupBy = this.query.groupBy) {
    return `/api/usage?${queryOf({ ...this.query, groupBy })}`;
  }

  refresh() {
    this.days?.load();
    if (this.grouped !== this.days) this.grouped.load();
  }

  close() {
    clearInterval(this.#timer);
    this.#close();
  }

  #close() {
    this.days?.close();
    this.grouped?.close();
  }
}

export const queryOf = (query) => new URLSearchParams(Object.entries(query).filter(([, value]) => value));

/** All days of a report, the first first. A day after the last count has no figures; one before it without a row had no use. */
export function daysOf({ from, to, rows, countedUpTo }) {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const days = Array.from({ length }, (_, index) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10));
  const isCounted = (day) => countedUpTo !== undefined && day <= countedUpTo.slice(0, 10);
  return days.map((day) => rows.find((row) => row.day === day) ?? { day, isCounted: isCounted(day) });
}

/** A figure of a day: nothing where it is not counted yet. */
export const figureOf = (row, field) => row[field] ?? (row.isCounted === false ? undefined : 0);
