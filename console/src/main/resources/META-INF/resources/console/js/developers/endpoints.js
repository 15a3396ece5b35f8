import { get, patch, post, remove } from "../api/http.js";
import { Loaded } from "../state/loaded.js";
import { Pages } from "../state/pages.js";
import { uuid } from "../lib/uuid.js";
import { ENDPOINTS, draftOf, emptyDraft, pageAt, pathOf, versionOf } from "./api.js";
import { Resending } from "./resending.js";
import { words } from "./words.js";

/** The tenant's endpoints, the one that is open with its attempts, and the one that is being added. */
export class Endpoints {
  openId;
  endpoint;
  attempts;
  /** `{id, value}` of the secret that was made last; the server never tells it again. */
  secret;
  draft = emptyDraft();
  isAdding = false;
  /** The endpoint as it was when one began to change it. */
  editing;
  problem;

  #context;

  constructor(context) {
    this.#context = context;
    this.resending = new Resending(context);
    this.list = new Pages(pageAt(ENDPOINTS, 50), context.changed);
  }

  show(id) {
    if (id && id === this.openId) return;
    this.#closeOne();
    this.openId = id;
    if (!id) return void this.list.load();
    this.endpoint = new Loaded(() => get(pathOf(id)), this.#context.changed);
    this.attempts = new Pages(pageAt(`${pathOf(id)}/attempts`, 30), this.#context.changed);
    this.resending.show(id);
    this.refresh();
  }

  apply(event) {
    this.resending.apply(event);
    if (event.type.startsWith("webhook-endpoint.")) this.refresh();
  }

  refresh() {
    if (!this.openId) return this.list.load();
    this.attempts.load();
    return this.endpoint.load();
  }

  setAdding(isAdding) {
    Object.assign(this, { isAdding, editing: undefined, problem: undefined, ...(this.editing && { draft: emptyDraft() }) });
    this.#context.changed();
  }

  startEditing(endpoint) {
    Object.assign(this, { editing: endpoint, draft: draftOf(endpoint), problem: undefined });
    this.#context.changed();
  }

  stopEditing() {
    Object.assign(this, { editing: undefined, draft: emptyDraft(), problem: undefined });
    this.#context.changed();
  }

  /** What another person changed first is loaded, and what was typed stays; saved again, it is about that. */
  async save() {
    const { url, description, all, types } = this.draft;
    const body = { url: url.trim(), description: description.trim(), eventTypes: all ? ["*"] : [...types] };
    const { id } = this.editing;
    const changed = await this.#attempt(() => patch(pathOf(id), body, versionOf(this.endpoint.value ?? this.editing)));
    if (!changed) return this.problem.status === 412 ? this.endpoint.load() : undefined;
    this.#replace(changed);
    this.stopEditing();
    this.#context.toast({ words: words.saved, kind: "good" });
    return undefined;
  }

  /** The same key for the same try, so that an answer that was lost makes no second endpoint. */
  async create() {
    const { key, url, description, all, types } = this.draft;
    const body = { url: url.trim(), eventTypes: all ? ["*"] : [...types], ...(description.trim() && { description: description.trim() }) };
    const made = await this.#attempt(() => post(ENDPOINTS, body, { idempotencyKey: key }));
    if (!made) return;
    Object.assign(this, { draft: emptyDraft(), isAdding: false, secret: { id: made.id, value: made.secret } });
    this.#context.go(`/developers/endpoints/${encodeURIComponent(made.id)}`);
  }

  edit(change) {
    this.problem = undefined;
    this.draft = { ...this.draft, key: uuid(), ...change };
    this.#context.changed();
  }

  async turn(endpoint, enabled) {
    const turned = await this.#tried(() => patch(pathOf(endpoint.id), { enabled }, versionOf(endpoint)));
    if (turned) this.#replace(turned);
  }

  async rotate(endpoint) {
    const { rotateTitle: title, rotateWords, rotate: action } = words;
    if (!(await this.#context.confirm({ title, words: rotateWords, action }))) return;
    const rotated = await this.#tried(() => post(`${pathOf(endpoint.id)}/rotate-secret`, {}, versionOf(endpoint)));
    if (!rotated) return;
    this.secret = { id: rotated.id, value: rotated.secret };
    this.#replace(rotated);
  }

  async remove(endpoint) {
    const { deleteTitle: title, deleteWords, deletion: action } = words;
    if (!(await this.#context.confirm({ title, words: deleteWords, action, danger: true }))) return;
    const isGone = await this.#tried(() => remove(pathOf(endpoint.id), versionOf(endpoint)).then(() => true));
    if (!isGone) return;
    this.#context.toast({ words: words.deleted, kind: "good" });
    this.#context.go("/developers");
  }

  async test(endpoint) {
    const attempt = await this.#tried(() => post(`${pathOf(endpoint.id)}/test`, {}));
    if (!attempt) return;
    const isTaken = attempt.outcome === "delivered";
    this.#context.toast({ words: isTaken ? words.testTaken : words.testFailed, kind: isTaken ? "good" : "bad" });
    this.refresh();
  }

  async sendAgain(attempt) {
    const path = `${pathOf(this.openId)}/attempts/${encodeURIComponent(attempt.id)}/retry`;
    if (!(await this.#tried(() => post(path, {})))) return;
    this.#context.toast({ words: words.sentAgain, kind: "good" });
    this.refresh();
  }

  /** The list has attempts without what was sent. */
  async loadBody(attempt) {
    if (attempt.request?.body !== undefined) return;
    const whole = await this.#tried(() => get(`${pathOf(this.openId)}/attempts/${encodeURIComponent(attempt.id)}`));
    if (whole) this.attempts?.change((items) => items.map((item) => (item.id === whole.id ? whole : item)));
  }

  hideSecret() {
    this.secret = undefined;
    this.#context.changed();
  }

  close() {
    this.list.close();
    this.resending.close();
    this.#closeOne();
  }

  #replace(endpoint) {
    if (endpoint.id === this.openId) this.endpoint.set(endpoint);
    this.list.change((items) => items.map((item) => (item.id === endpoint.id ? endpoint : item)));
  }

  #closeOne() {
    Object.assign(this, { editing: undefined, draft: this.editing ? emptyDraft() : this.draft });
    this.resending.show(undefined);
    this.endpoint?.close();
    this.attempts?.close();
  }

  async #attempt(act) {
    this.problem = undefined;
    try {
      return await act();
    } catch (problem) {
      this.problem = problem;
      return undefined;
    } finally {
      this.#context.changed();
    }
  }

  /** What another person changed first is loaded, so that the next try is about it. */
  async #tried(act) {
    const result = await this.#attempt(act);
    if (!this.problem) return result;
    this.#context.toast({ words: this.problem.message, kind: "bad" });
    this.problem = undefined;
    this.refresh();
    return undefined;
  }
}
