import { getRevised } from "../../api/http.js";
import { patch } from "../../api/http.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const CHANGED_SINCE = 412;

/**
 * Publishes a plan and keeps its draft on the device. When another plan was published in between, nothing is overwritten:
 * `conflict` has that plan until the author decides.
 */
export class Publishing {
  /** {plan} that another person published while this one was edited; undefined for none. */
  conflict;

  isPublishing = false;

  /** Why the last attempt failed; undefined when it did not. */
  problem;

  #number;
  #etag;
  #editor;
  #drafts;
  #changed;

  constructor({ number, etag, editor, drafts, changed }) {
    this.#number = number;
    this.#etag = etag;
    this.#editor = editor;
    this.#drafts = drafts;
    this.#changed = changed;
  }

  /** Brings the draft back that the author left on this device. */
  async restore() {
    const draft = await this.#drafts.get(this.#number.id);
    if (!draft || same(draft.plan, this.#editor.published)) return;
    if (!same(draft.base, this.#editor.published)) this.conflict = { plan: this.#editor.published, base: draft.base };
    this.#editor.replace(draft.plan);
  }

  /** Keeps what was changed, or forgets the draft of what was not. */
  keep() {
    const { plan, published, isChanged } = this.#editor;
    const base = this.conflict ? this.conflict.base : published;
    return isChanged ? this.#drafts.put(this.#number.id, { plan: plan ?? null, base: base ?? null }) : this.#drafts.remove(this.#number.id);
  }

  async publish() {
    this.isPublishing = true;
    this.problem = undefined;
    this.#changed();
    try {
      return await this.#send();
    } catch (problem) {
      this.problem = problem;
      return undefined;
    } finally {
      this.isPublishing = false;
      this.#changed();
    }
  }

  async #send(isSecond = false) {
    const plan = this.#editor.plan;
    try {
      const number = await patch(this.#path, { voicePlan: plan ?? null }, { ifMatch: this.#etag });
      this.#published(number, same(plan, this.#editor.plan));
      return number;
    } catch (problem) {
      if (problem.status !== CHANGED_SINCE) throw problem;
      const { data, etag } = await getRevised(this.#path);
      this.#etag = etag;
      if (isSecond || !same(data.voicePlan, this.#editor.published)) return this.#conflicts(data.voicePlan);
      return this.#send(true);
    }
  }

  #conflicts(plan) {
    this.conflict = { plan, base: this.#editor.published };
    this.#editor.setPublished(plan);
    return undefined;
  }

  /** The server fills in standards, so its plan replaces the author's, unless that one has changed since. */
  #published(number, isUnchanged) {
    this.#etag = `"${number.revision}"`;
    this.conflict = undefined;
    this.#editor.setPublished(number.voicePlan, isUnchanged);
    this.#drafts.remove(number.id);
  }

  /** Learns of a newer version of the number, which may have another plan. */
  learn(number, etag) {
    this.#number = number;
    this.#etag = etag;
    if (same(number.voicePlan, this.#editor.published) || this.isPublishing) return;
    if (this.#editor.isChanged) this.#conflicts(number.voicePlan);
    else this.#editor.setPublished(number.voicePlan, true);
  }

  /** Ends a conflict: the author keeps the own plan as a draft over the other, or takes the other. */
  decide(isMine) {
    this.conflict = undefined;
    if (!isMine) this.#editor.discard();
    this.keep();
    this.#changed();
  }

  get #path() {
    return `/api/phone-numbers/${encodeURIComponent(this.#number.id)}`;
  }
}
