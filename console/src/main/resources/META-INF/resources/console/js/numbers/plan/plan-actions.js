import { Dragging } from "./dragging.js";
import { alone } from "./editing.js";
import { branchNames } from "./tree.js";
import { childOf } from "./tree.js";
import { isEnd } from "./tree.js";
import { placeIn } from "./tree.js";
import { stepAt } from "./tree.js";
import { titleOf } from "./words.js";

/** What an author can do with the plan that is open; `tab` is the PlanTab. */
export class PlanActions {
  #tab;
  #dragging;

  constructor(tab) {
    this.#tab = tab;
    this.#dragging = new Dragging((from, where) => this.edit("move", from, where));
    Object.assign(this, {
      dragStart: this.#dragging.start,
      dragOver: this.#dragging.over,
      drop: this.#dragging.drop,
      dragEnd: this.#dragging.end,
    });
  }

  toggle = (place) => this.#editor.toggle(place);

  select = (place) => {
    if (stepAt(this.#editor.plan, place)) this.#focusAfter(() => this.#editor.select(place));
  };

  walk = (direction, from) => this.#focusAfter(() => this.#editor.walk(direction, from));

  undo = () => this.#editor.undo();

  redo = () => this.#editor.redo();

  discard = () => {
    this.#editor.discard();
    this.#tab.context.toast({ words: "The changes are discarded.", kind: "plain", undo: this.undo });
  };

  add = (where) => {
    if (where?.after !== undefined && isEnd(stepAt(this.#editor.plan, where.after))) {
      this.#tab.context.toast({ words: "This step ends the call, so nothing comes after it.", kind: "plain" });
      return;
    }
    this.#editor.add(this.#shown(where));
    this.#focusLater(where ? "button.kind:not(:disabled)" : "[data-step][tabindex='0']");
  };

  /** After a step that branches means: first in its first branch. */
  #shown(where) {
    const step = where?.after === undefined ? undefined : stepAt(this.#editor.plan, where.after);
    const [name] = step ? branchNames(step) : [];
    if (!name) return where;
    const place = placeIn(where.after, name);
    return childOf(step, name) ? { before: place } : { in: place };
  }

  insert = (where, step) => {
    if (this.#editor.insert(where, step)) this.#focusLater(".nb.sel textarea, .nb.sel input, .nb.sel select");
  };

  /** Makes a change of editing.js; the step that was moved or takes another's place has the focus then. */
  edit = (change, ...details) => {
    const isDone = this.#editor.edit(change, ...details);
    if (!isDone) return false;
    if (change === "remove") this.#tab.context.toast({ words: "Removed.", kind: "plain", undo: this.undo });
    if (change !== "setFields") this.#focusLater("[data-step][tabindex='0']");
    return true;
  };

  copy = (place) => {
    this.#tab.copied = alone(stepAt(this.#editor.plan, place));
    this.#tab.drafts.copy(this.#tab.copied);
    this.#tab.context.announce(`${titleOf(this.#tab.copied, this.#tab.people.nameOf)} copied`);
    this.#tab.context.changed();
  };

  cut = (place) => {
    this.copy(place);
    this.edit("remove", place);
  };

  paste = (where) => {
    if (this.#tab.copied) this.insert(where, structuredClone(this.#tab.copied));
  };

  begin = (plan) => this.#focusAfter(() => this.#editor.replace(plan));

  toggleJson = () => {
    this.#tab.isJson = !this.#tab.isJson;
    this.#tab.json = undefined;
    this.#tab.context.changed();
  };

  json = (text, plan) => {
    this.#tab.json = text;
    if (plan !== undefined || text.trim() === "null") this.#editor.replace(plan, "json");
    else this.#tab.context.changed();
  };

  decide = (isMine) => this.#tab.publishing.decide(isMine);

  beginPublishing = () => this.#confirming(true);

  endPublishing = () => this.#confirming(false);

  publish = async () => {
    this.#confirming(false);
    const number = await this.#tab.publishing.publish();
    if (!number) return;
    this.#tab.store.put(number);
    this.#tab.context.toast({ words: "Published. The next caller hears it.", kind: "good" });
  };

  hear = (fields) => this.#tab.hear.change(fields);

  answer = (address, reaction) => this.#tab.hear.answer(address, reaction);

  play = () => this.#tab.playback.toggle(this.#tab.languageOf);

  get #editor() {
    return this.#tab.editor;
  }

  #confirming(isConfirming) {
    const { connection } = this.#tab.context;
    this.#tab.isConfirming = isConfirming && this.#editor.isChanged && connection.state !== "offline";
    this.#tab.context.changed();
  }

  #focusAfter(change) {
    change();
    this.#focusLater("[data-step][tabindex='0']");
  }

  /** Focuses an element of the plan once it is drawn. */
  #focusLater(selector) {
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(`.plan ${selector.replaceAll(", ", ", .plan ")}`)?.focus()));
  }
}
