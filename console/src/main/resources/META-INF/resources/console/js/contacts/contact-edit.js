import { contactsApi } from "./api.js";

/**
 * Changes of a contact's name and attributes, one at a time. A change of what another person has changed since is a
 * conflict: both values are shown, and the person decides. Others are sent again by themselves.
 */
export class ContactEdit {
  conflict;
  problem;
  isSaving = false;

  #page;
  #changed;

  constructor(page, changed) {
    this.#page = page;
    this.#changed = changed;
  }

  /**
   * Sets `name` or `attributes`; answers whether it was saved.
   *
   * @param before the contact as it was when the person began to write
   */
  async save(fields, before = this.#page.contact.value) {
    this.#set({ isSaving: true, problem: undefined, conflict: undefined });
    try {
      this.#page.put(await contactsApi.change(this.#page.id, fields, before.revision));
      this.#set({ isSaving: false });
      return true;
    } catch (problem) {
      return problem.status === 412 ? this.#outdated(fields, before) : this.#failed(problem);
    }
  }

  /** Keeps what the other person wrote. */
  keepTheirs() {
    this.#set({ conflict: undefined });
  }

  keepMine() {
    const { fields } = this.conflict;
    return this.save(fields);
  }

  async #outdated(fields, before) {
    try {
      const now = await contactsApi.get(this.#page.id);
      this.#page.put(now);
      const differences = differencesOf(fields, before, now);
      if (differences.length === 0) return this.save(fields, now);
      this.#set({ isSaving: false, conflict: { fields, differences } });
      return false;
    } catch (problem) {
      return this.#failed(problem);
    }
  }

  #failed(problem) {
    this.#set({ isSaving: false, problem });
    return false;
  }

  #set(values) {
    Object.assign(this, values);
    this.#changed();
  }
}

/** The fields that both have set, each otherwise: `{field, mine, theirs}`. */
export function differencesOf({ name, attributes = {} }, before, now) {
  const wanted = [
    ...(name === undefined ? [] : [{ field: "name", mine: name, was: before.name, theirs: now.name }]),
    ...Object.entries(attributes).map(([field, mine]) => ({
      field,
      mine,
      was: before.attributes[field],
      theirs: now.attributes[field],
    })),
  ];
  const text = (value) => value ?? "";
  return wanted.filter(({ mine, was, theirs }) => text(theirs) !== text(was) && text(theirs) !== text(mine));
}
