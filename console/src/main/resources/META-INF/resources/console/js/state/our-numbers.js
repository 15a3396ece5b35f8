import { get } from "../api/http.js";
import { Loaded } from "./loaded.js";

const MOST = 200;

/** The tenant's numbers by address, for the names that people gave them. */
export class OurNumbers {
  #loaded;

  constructor(changed) {
    this.#loaded = new Loaded(async () => (await get(`/api/phone-numbers?limit=${MOST}`)).items, changed);
    this.#loaded.load();
  }

  all() {
    return this.#loaded.value ?? [];
  }

  get isLoaded() {
    return Boolean(this.#loaded.value);
  }

  of(address) {
    return this.all().find((number) => number.address === address);
  }

  /** The name that people gave the number; undefined for one without a name of its own. */
  name(address) {
    const name = this.of(address)?.friendlyName;
    return isName(name) ? name : undefined;
  }

  apply({ type, data }) {
    if (type === "number.updated") this.#loaded.change((numbers) => numbers.map((it) => (it.id === data.id ? { ...it, ...data } : it)));
  }

  refresh() {
    this.#loaded.load();
  }

  close() {
    this.#loaded.close();
  }
}

/** Twilio names a number by its digits until people give it a name. */
const isName = (name) => Boolean(name) && /[^\d\s()+.-]/.test(name);
