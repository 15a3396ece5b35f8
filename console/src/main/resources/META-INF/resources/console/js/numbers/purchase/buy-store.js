import { get } from "../../api/http.js";
import { post } from "../../api/http.js";
import { uuid } from "../../lib/uuid.js";

const SHOWN = 30;

/** As many as the API lists at once. */
const MOST_COUNTED = 100;

const EMPTY = { country: "US", type: "local", contains: "", areaCode: "", locality: "", region: "", sms: true, mms: false, voice: true };

const PLACES = ["areaCode", "locality", "region"];

/** A search for numbers that can be bought, and the one that is chosen. */
export class BuyStore {
  search = { ...EMPTY };

  /** What was found; undefined before the first answer. */
  found;

  /** How many there would be without the digits, in words, when there are none with them. */
  withoutDigits;

  problem;
  isSearching = false;

  /** The number that is chosen, and what is asked about it. */
  chosen;
  form = {};
  isBuying = false;
  purchaseProblem;

  #asked = 0;
  #timer;
  #key;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  change(fields) {
    this.search = { ...this.search, ...fields };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.run(), 500);
    this.#changed();
  }

  async run() {
    const asked = ++this.#asked;
    this.isSearching = true;
    this.#changed();
    try {
      const found = await available(this.search, SHOWN);
      const without = found.length || !this.search.contains ? undefined : await available({ ...this.search, contains: "" }, MOST_COUNTED);
      if (asked !== this.#asked) return;
      Object.assign(this, { found, withoutDigits: without && countOf(without), problem: undefined });
    } catch (problem) {
      if (asked !== this.#asked) return;
      this.problem = problem;
    }
    this.isSearching = false;
    this.#changed();
  }

  choose(number) {
    this.chosen = number;
    this.purchaseProblem = undefined;
    this.#key = undefined;
    this.#changed();
  }

  fill(fields) {
    this.form = { ...this.form, ...fields };
    this.#key = undefined;
    this.#changed();
  }

  /** What the number needs and was not given yet. */
  get missing() {
    return (this.chosen?.needs ?? []).filter(({ field }) => !this.form[field]?.trim());
  }

  /** Buys the chosen number. A click that is repeated, because no answer came, is the same purchase. */
  async buy() {
    if (this.isBuying) return undefined;
    this.#key ??= uuid();
    Object.assign(this, { isBuying: true, purchaseProblem: undefined });
    this.#changed();
    try {
      return await post("/api/phone-numbers", this.#request, { idempotencyKey: this.#key });
    } catch (problem) {
      this.purchaseProblem = problem;
      if (problem.isRefusal) this.#key = undefined;
      return undefined;
    } finally {
      this.isBuying = false;
      this.#changed();
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  get #request() {
    const { friendlyName, agentId, addressSid, bundleSid } = this.form;
    const given = Object.entries({ friendlyName, agentId, addressSid, bundleSid }).filter(([, value]) => value?.trim());
    return { phoneNumber: this.chosen.phoneNumber, ...Object.fromEntries(given.map(([field, value]) => [field, value.trim()])) };
  }
}

const countOf = ({ length }) => (length < MOST_COUNTED ? `${length}` : `${length} or more`);

async function available(search, limit) {
  const query = new URLSearchParams({ limit });
  for (const [field, value] of Object.entries(search)) {
    if (!value || (PLACES.includes(field) && !hasPlaces(search.country))) continue;
    query.set(field, value);
  }
  return (await get(`/api/phone-numbers/available?${query}`)).items;
}

/** Twilio knows places in the United States and Canada only. */
export const hasPlaces = (country) => country === "US" || country === "CA";
