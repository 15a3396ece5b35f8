import { phoneWords } from "../../lib/phone.js";
import { isolated } from "../../lib/written-text.js";

/** Finds the people behind the addresses that a plan rings. */
export class People {
  #names = new Map();
  #choices = [];

  constructor(members, numbers = []) {
    for (const member of members) {
      this.#add(member.mobile, member.name, "mobile");
      this.#add(member.office, member.name, "office");
    }
    for (const number of numbers) this.#names.set(number.address, number.friendlyName || number.address);
  }

  #add(address, name, where) {
    if (!address) return;
    this.#names.set(address, name);
    this.#choices.push({ value: address, words: name, detail: `${where} · ${address}` });
  }

  /** Returns the person or number behind an address, or the address as people read it. */
  nameOf = (address) => isolated(this.#names.get(address)) ?? phoneWords(address).replace(/^(client|sip):/, "");

  /** Returns the people who can be rung and match a text. */
  search(text) {
    const wanted = text.trim().toLowerCase();
    return this.#choices.filter(({ words, detail }) => `${words} ${detail}`.toLowerCase().includes(wanted));
  }
}

const DESTINATION = /^(\+[1-9]\d{6,14}|sip:[^\s@]+@\S+|client:[\w.@+-]{1,121})$/;

/** Returns the address that a plan can ring, for what a person wrote; undefined when there is none in it. */
export function destinationFrom(text) {
  const trimmed = text.trim();
  const digits = trimmed.replace(/^00/, "+").replace(/[\s()./-]/g, "");
  return [trimmed, digits].find((address) => DESTINATION.test(address));
}
