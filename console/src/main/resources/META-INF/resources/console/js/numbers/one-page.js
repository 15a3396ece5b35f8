import { historyTab } from "./history-tab.js";
import { NumberActions } from "./number-actions.js";
import { TABS } from "./number-page.js";
import { numberPage } from "./number-page.js";
import { NumberStore } from "./number-store.js";
import { OwnReplies } from "./own-replies.js";
import { PlanTab } from "./plan/plan-tab.js";
import { textsTab } from "./texts-tab.js";
import { usageTab } from "./usage-tab.js";
import { webhooksTab } from "./webhooks/webhooks-tab.js";

const REPAIRED = ["webhook-repair", "update", "assignment", "restore", "import", "release"];

/** The page of one number. */
export class NumberPage {
  tab = "";
  isRenaming = false;
  isRepairing = false;
  plan;

  constructor(screen, path) {
    const { context, isAdmin } = screen;
    Object.assign(this, { screen, context, path });
    this.store = new NumberStore(path, () => this.#changed(), { isAdmin });
    this.changes = new NumberActions({ context, store: this.store, numbers: screen.store });
    this.replies = new OwnReplies(this.store, () => context.changed());
    this.store.load().then(() => this.store.open(this.tab));
  }

  /** The number's id; an address of the console may name it by its SID or its digits too. */
  get id() {
    return this.store.number.value?.id ?? this.path;
  }

  get title() {
    const number = this.store.number.value;
    return number ? number.friendlyName || number.address : "Number";
  }

  show(tab) {
    this.tab = TABS.some(({ name }) => name === tab) ? tab : "";
    if (this.store.number.value) this.store.open(this.tab);
  }

  render() {
    const state = this.#state();
    return numberPage(state, this.actions, () => this.#tabView(state));
  }

  /** What a person can do on this page, by the names that its views use. */
  actions = {
    beginRename: () => this.#set({ isRenaming: true }),
    endRename: () => this.#set({ isRenaming: false }),
    rename: (name) => {
      this.#set({ isRenaming: false });
      if (name && name !== this.store.number.value.friendlyName) this.changes.rename(name);
    },
    assign: (agentId) => this.changes.assign(agentId),
    switchChannel: (channel, isOn) => this.changes.switchChannel(channel, isOn),
    keep: () => this.changes.keep(),
    release: () => this.changes.release(this.store.usage.value),
    restore: () => this.changes.restore(),
    repair: () => this.#repair(false),
    takeOver: () => this.#takeOver(),
    changeReplies: (replies) => this.replies.change(replies),
    saveReplies: () => this.replies.save(),
    bringBack: (plan) => {
      this.plan?.editor.replace(plan);
      this.context.go(`/numbers/${this.id}`);
      this.context.toast({ words: "The plan is back as a draft. Publish it to put it in force.", kind: "plain", undo: () => this.plan?.editor.undo() });
    },
  };

  apply({ type, data }) {
    if (type === "number.updated" && data.id === this.id) this.#numberUpdated(data);
    if (type === "number.operation-progressed" && data.phoneNumberId === this.id) this.#operated(data);
  }

  /** The repair of all numbers has ended. */
  repaired() {
    this.store.comparison.load();
  }

  refresh() {
    this.store.refresh();
  }

  close() {
    this.plan?.close();
    this.store.close();
  }

  #tabView(state) {
    const view = { texts: textsTab, webhooks: webhooksTab, usage: usageTab, history: historyTab }[this.tab];
    return view ? view(state, this.actions) : this.plan.render({ ...state, isReadOnly: !this.screen.canDraft, actions: this.actions });
  }

  #state() {
    const { isReadOnly, isOffline, isAdmin, members, nameOfMember } = this.screen;
    this.#beginPlan();
    const { tab, store, isRenaming, isRepairing, replies } = this;
    const { nameOf } = this.screen.people;
    const finding = store.number.value && this.screen.store.findingOf(store.number.value);
    return { ...{ tab, store, isRenaming, isRepairing, replies }, isReadOnly, isOffline, isAdmin, members, nameOfMember, nameOf, finding, now: new Date() };
  }

  #beginPlan() {
    if (this.plan || !this.store.number.value) return;
    const { screen, context, store } = this;
    this.plan = new PlanTab({ context, store, drafts: screen.drafts, peopleOf: () => screen.people });
  }

  #changed() {
    const number = this.store?.number.value;
    if (number) this.plan?.numberChanged(number, this.store.etag);
    this.context.changed();
  }

  #set(fields) {
    Object.assign(this, fields);
    this.context.changed();
  }

  #numberUpdated({ revision }) {
    if (revision > (this.store.number.value?.revision ?? -1)) this.store.number.load();
    if (this.store.audit.value) this.store.audit.load();
  }

  #operated({ kind, outcome }) {
    if (outcome === "continues" || !REPAIRED.includes(kind)) return;
    this.store.number.load();
    this.store.comparison.load();
  }

  async #repair(clearOverrides) {
    this.#set({ isRepairing: true });
    await this.changes.repair(clearOverrides);
    this.#set({ isRepairing: false });
  }

  async #takeOver() {
    const isSure = await this.context.confirm({
      title: "Take over what something else has?",
      words: "Applications and trunks are removed from the number, a foreign webhook of Conversations is replaced, and Switchboard answers from then on.",
      action: "Take over",
    });
    if (isSure) this.#repair(true);
  }
}
