import { phoneWords } from "../lib/phone.js";
import { isolated } from "../lib/written-text.js";
import { ourAddress, takerAddress, theirAddress } from "../state/call-facts.js";
import { displayOf } from "../state/people.js";

const NAMED = /^(client|sips?):/i;

/** Who is on the sides of a call, by the names that people gave them. */
export class Parties {
  #people;
  #numbers;
  #members;

  constructor({ people, numbers, members }) {
    this.#people = people;
    this.#numbers = numbers;
    this.#members = members;
  }

  /** The customer: `{id, name, address, display}`; one who hides the number has neither. */
  them(call) {
    if (call.anonymous) return { id: call.id, name: "Hidden number" };
    const address = theirAddress(call);
    const contact = this.#people.get(call.contactId);
    const display = phoneWords(address, displayOf(contact, address));
    return { id: call.contactId, name: contact?.name ?? call.callerName, address, display };
  }

  /** The name of the tenant's number. */
  ours(call) {
    const address = ourAddress(call);
    return isolated(this.#numbers.name(address)) ?? phoneWords(address);
  }

  /** Whether it has to be told which of the tenant's numbers a call was to. */
  get areOursSeveral() {
    return this.#numbers.all().length > 1;
  }

  /** The words for an address that was rung: a member's name, else the number. */
  rung(address) {
    if (!address) return "A phone";
    return isolated(this.#memberOf(address)?.name) ?? (NAMED.test(address) ? address.replace(NAMED, "") : phoneWords(address));
  }

  /** Who took the call or made it, in words; undefined where it is not known. */
  taker(call) {
    if (call.requestedBy) return isolated(this.#members.name(call.requestedBy));
    const address = takerAddress(call);
    return call.result === "answered" && address ? this.rung(address) : undefined;
  }

  /** The id of the member who took the call or made it. */
  takerId(call) {
    return call.requestedBy ?? this.#memberOf(call.answeredBy)?.id;
  }

  #memberOf(address) {
    return address && this.#members.all().find(({ mobile, office }) => mobile === address || office === address);
  }
}

/** A recording by its kind and the person: "Voicemail of Tom Okafor". */
export const recordingWords = (recording, them) => `${recording.voicemail ? "Voicemail" : "Recording"} of ${themWords(them)}`;

/** A person as one calls them: by name, else by number. */
export const themWords = ({ name, display }) => isolated(name ?? display);
