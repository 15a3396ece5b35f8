import { Problem } from "../api/problem.js";
import { Loaded } from "../state/loaded.js";
import { conflictingFields, merged } from "./conflict.js";
import { withoutRefusal } from "./refusals.js";
import { differences, isSame, placeOf, valueAt, withValue } from "./values.js";

/**
 * Values of the server that a person edits: what is in force, what was typed, what was refused, and what another person saved at
 * the same time. Nothing typed is lost by loading, by a refusal or by a conflict.
 */
export class RevisedForm {
  isSaving = false;
  problem;
  conflict; // what another person saved since: `{data, etag, fields}`

  #options;
  #draft;
  #origin; // what was loaded when the editing began

  /**
   * @param options `load: () => Promise<{data, etag}>`, `save: (values, {etag, before}) => Promise<{data, etag}>`,
   *   `isReadOnly: () => boolean`, and `changed`, which is called when something is to be drawn
   */
  constructor(options) {
    this.#options = options;
    this.loaded = new Loaded(options.load, options.changed);
  }

  get base() {
    return (this.#origin ?? this.loaded.value)?.data;
  }

  get values() {
    return this.#draft ?? this.base;
  }

  get changes() {
    return this.#draft ? differences(this.base, this.#draft) : [];
  }

  get isChanged() {
    return this.changes.length > 0;
  }

  get isReadOnly() {
    return this.#options.isReadOnly();
  }

  /** Whether another version is in force than the one that is being edited. */
  get isOutdated() {
    return Boolean(this.#origin) && this.loaded.value.etag !== this.#origin.etag;
  }

  get(path) {
    return valueAt(this.values, path);
  }

  set(path, value) {
    this.problem = withoutRefusal(this.problem, placeOf(path));
    this.edit((values) => withValue(values, path, value));
  }

  edit(change) {
    this.#origin ??= this.loaded.value;
    this.#draft = change(this.values);
    if (isSame(this.#draft, this.base)) this.#forget();
    this.#options.changed();
  }

  problemOf(path) {
    return this.problem?.errors?.find(({ field }) => field === placeOf(path))?.detail;
  }

  /** Goes back to what is in force, and answers how to take that back. */
  discard() {
    const [draft, origin] = [this.#draft, this.#origin];
    this.#forget();
    this.problem = undefined;
    this.#options.changed();
    return () => {
      this.#origin = origin;
      this.edit(() => draft);
    };
  }

  async save() {
    if (!this.isChanged || this.isSaving) return false;
    const [sent, origin] = [this.#draft, this.#origin];
    this.isSaving = true;
    this.problem = undefined;
    this.#options.changed();
    try {
      this.#saved(sent, await this.#options.save(sent, { etag: origin.etag, before: origin.data }));
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status === 412) await this.#meet();
      else this.problem = problem;
      return false;
    } finally {
      this.isSaving = false;
      this.#options.changed();
    }
  }

  choose(field, isMine) {
    field.isMine = isMine;
    this.#options.changed();
  }

  /** Goes on from what the other person saved, with one's own fields as chosen. */
  resolve() {
    const { data, etag, fields } = this.conflict;
    this.loaded.set({ data, etag });
    this.conflict = undefined;
    this.#forget();
    this.edit(() => merged(data, fields));
  }

  cancelConflict() {
    this.conflict = undefined;
    this.#options.changed();
  }

  close() {
    this.loaded.close();
  }

  #saved(sent, result) {
    const isTypedOn = this.#draft !== sent;
    this.loaded.set(result);
    if (isTypedOn && this.#draft) this.#origin = result;
    else this.#forget();
  }

  async #meet() {
    await this.loaded.load();
    if (this.loaded.problem) {
      this.problem = this.loaded.problem;
      return;
    }
    const { data, etag } = this.loaded.value;
    this.conflict = { data, etag, fields: conflictingFields(this.base, this.#draft, data) };
  }

  #forget() {
    this.#draft = undefined;
    this.#origin = undefined;
  }
}
