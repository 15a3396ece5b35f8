import { get, post, remove } from "../api/http.js";
import { html, live, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { memberRemoval as words } from "./words.js";

const AT_ONCE = 200;
const MOST_COUNTED = 1000;

/** Removes a member after it was said who takes over the open conversations. */
export class MemberRemoval {
  member;
  own = [];
  conversations = [];
  isCounting = false;
  isCut = false;
  progress;
  problem;
  heir = "";

  #context;
  #done;

  constructor(context, done) {
    this.#context = context;
    this.#done = done;
  }

  ask = async (member, own) => {
    Object.assign(this, { member, own, conversations: [], isCounting: true, progress: undefined, problem: undefined, heir: "" });
    this.#context.changed();
    try {
      await this.#count(member.id);
    } catch (problem) {
      this.problem = problem;
    }
    this.isCounting = false;
    this.#context.changed();
  };

  cancel = () => {
    if (this.progress === undefined) this.member = undefined;
    this.#context.changed();
  };

  choose(heir) {
    this.heir = heir;
    this.#context.changed();
  }

  /** The conversations first: when that breaks off, the member is still there and it can be done again. */
  run = async () => {
    const { member, heir } = this;
    this.problem = undefined;
    this.progress = 0;
    this.#context.changed();
    try {
      await this.#handOver(heir || null);
      await remove(`/api/members/${encodeURIComponent(member.id)}`);
      this.member = undefined;
      this.#context.toast({ words: words.removed(member.name), kind: "good" });
      this.#context.go("/settings/members");
      this.#done();
    } catch (problem) {
      this.problem = problem;
    }
    this.progress = undefined;
    this.#context.changed();
  };

  async #count(id) {
    let next;
    do {
      const query = new URLSearchParams({ assignee: id, status: "all", limit: AT_ONCE, ...(next && { cursor: next }) });
      const page = await get(`/api/conversations?${query}`);
      const waiting = page.items.filter(({ status }) => status !== "closed");
      this.conversations.push(...waiting.map((conversation) => conversation.id));
      next = page.next;
    } while (next && this.conversations.length < MOST_COUNTED);
    this.isCut = Boolean(next);
  }

  async #handOver(assignee) {
    for (let from = 0; from < this.conversations.length; from += AT_ONCE) {
      await post("/api/conversations/bulk", { ids: this.conversations.slice(from, from + AT_ONCE), patch: { assignee } });
      this.progress = Math.min(from + AT_ONCE, this.conversations.length);
      this.#context.changed();
    }
    this.conversations = [];
    if (!this.isCut) return;
    await this.#count(this.member.id);
    await this.#handOver(assignee);
  }
}

export const removalDialog = (removal, context) =>
  dialog({
    title: words.title(removal.member?.name ?? ""),
    isOpen: Boolean(removal.member),
    onClose: removal.cancel,
    body: removal.member ? body(removal, context) : nothing,
    footer: html`
      <button type="button" class="button" @click=${removal.cancel}>${words.keep}</button>
      <button type="button" class="button danger" ?disabled=${removal.isCounting || removal.progress !== undefined} @click=${removal.run}>
        ${words.remove}
      </button>`,
  });

const body = (removal, context) => html`
  <ul class="set-effects">
    <li>${removal.own.length ? words.numbersFollow(removal.own.length) : words.noNumbers}</li>
    <li>${conversationWords(removal)}</li>
    <li>${words.loginStays}</li>
  </ul>
  ${removal.conversations.length ? heirChoice(removal, context) : nothing}
  ${removal.progress === undefined ? nothing : html`<progress max=${removal.conversations.length || 1} value=${removal.progress}></progress>`}
  ${removal.problem ? html`<p class="set-problem" role="alert">${words.brokeOff} ${removal.problem.message}</p>` : nothing}`;

function conversationWords({ conversations, isCounting, isCut }) {
  if (isCounting) return words.counting;
  return conversations.length ? words.conversations(conversations.length, isCut) : words.noConversations;
}

const heirChoice = (removal, { members }) => html`
  <label class="labelled">
    <span class="t-label">${words.heir}</span>
    <span class="field"><select @change=${({ target }) => removal.choose(target.value)}>
      <option value="" .selected=${live(removal.heir === "")}>${words.unassigned}</option>
      ${members.all().filter(({ id }) => id !== removal.member.id).map(
        ({ id, name }) => html`<option value=${id} .selected=${live(removal.heir === id)}>${name}</option>`,
      )}
    </select></span>
  </label>`;
