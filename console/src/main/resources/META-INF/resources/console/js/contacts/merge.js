import { contactsApi } from "./api.js";

const MOST_COUNTED = 200;

/**
 * Two contacts that are to become one: the first stays. For its name and each attribute the person chooses whose value
 * it has afterwards.
 */
export class Merge {
  sides;
  moves;
  problem;
  isWorking = false;
  choices = {};

  #done;
  #changed;

  /** @param done the merges that were done, which remember this one */
  constructor(done, changed) {
    this.#done = done;
    this.#changed = changed;
  }

  /** @param ids of the contact that stays and of the one that goes */
  async open([staying, going]) {
    try {
      const sides = await Promise.all([contactsApi.get(staying), contactsApi.get(going)]);
      this.#set({ sides, problem: undefined });
      await this.#count();
    } catch (problem) {
      this.#set({ problem });
    }
  }

  /** Lets the other contact stay. */
  swap() {
    this.#set({ sides: this.sides.toReversed(), choices: flipped(this.choices), moves: undefined });
    this.#count().catch(() => {});
  }

  choose(field, side) {
    this.#set({ choices: { ...this.choices, [field]: side } });
  }

  /** `{field, values: [staying, going], chosen}`: the name and the attributes of both. */
  get fields() {
    const [staying, going] = this.sides;
    const attributes = [...new Set([...Object.keys(staying.attributes), ...Object.keys(going.attributes)])].sort();
    return [
      { field: "name", values: [staying.name, going.name] },
      ...attributes.map((field) => ({ field, isAttribute: true, values: [staying.attributes[field], going.attributes[field]] })),
    ].map((field) => ({ ...field, chosen: this.choices[field.field] ?? usualSide(field.values) }));
  }

  /** Merges; answers what was done, for `MergesDone`, or nothing when it failed. */
  async run() {
    this.#set({ isWorking: true, problem: undefined });
    const [staying, going] = this.sides;
    try {
      const { contact, mergeId } = await contactsApi.merge(staying.id, going.id);
      const merge = { mergeId, at: new Date().toISOString(), contactId: contact.id, with: nameOf(going), before: staying };
      await this.#done.remember(merge);
      await this.#keepChoices(contact);
      return merge;
    } catch (problem) {
      this.#set({ problem });
      return undefined;
    } finally {
      this.#set({ isWorking: false });
    }
  }

  /** The two are one already; a choice that cannot be saved does not undo that, and can be made on the page. */
  async #keepChoices(contact) {
    const change = changeOf(this.fields, contact);
    if (change) await contactsApi.change(contact.id, change, contact.revision).catch(() => {});
  }

  async #count() {
    const { id, addresses } = this.sides[1];
    const [conversations, notes] = await Promise.all([
      contactsApi.conversations({ contactId: id }, undefined, MOST_COUNTED),
      contactsApi.notes(id),
    ]);
    this.#set({ moves: { addresses, conversations: amountOf(conversations), notes: amountOf(notes) } });
  }

  #set(values) {
    Object.assign(this, values);
    this.#changed();
  }
}

/** A contact as one calls it: by name, else by number. */
export const nameOf = (contact) => contact.name ?? contact.addresses[0]?.display ?? contact.address;

const amountOf = ({ items, next }) => ({ amount: items.length, isWhole: !next });

/** The staying contact's value, unless only the other has one. */
const usualSide = ([staying, going]) => (!staying && going ? 1 : 0);

const flipped = (choices) => Object.fromEntries(Object.entries(choices).map(([field, side]) => [field, 1 - side]));

/** What has to be changed of the merged contact for the choices to hold; undefined for nothing. */
export function changeOf(fields, contact) {
  const change = {};
  for (const { field, isAttribute, values, chosen } of fields) {
    const value = values[chosen] ?? "";
    const present = isAttribute ? contact.attributes[field] : contact.name;
    if (value === (present ?? "")) continue;
    if (isAttribute) change.attributes = { ...change.attributes, [field]: value };
    else change.name = value;
  }
  return Object.keys(change).length > 0 ? change : undefined;
}
