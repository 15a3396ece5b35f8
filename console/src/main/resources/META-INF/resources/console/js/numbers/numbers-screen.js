import { html } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { troubleStrip } from "./account-troubles.js";
import { commandsOf } from "./commands.js";
import { NumberList } from "./list-page.js";
import { NumbersStore } from "./numbers-store.js";
import { NumberPage } from "./one-page.js";
import { People } from "./plan/people.js";
import { PlanDrafts } from "./plan/plan-drafts.js";
import { BuyPage } from "./purchase/buy-page.js";
import { ImportPage } from "./purchase/import-page.js";
import { PurchasePage } from "./purchase/purchase-page.js";

const WIDE = "(width >= 66rem)";

/** Leads from addresses to pages: the list at the left, and at the right a number, a purchase, the search or the import. */
export class NumbersScreen {
  #people;

  constructor(context) {
    this.context = context;
    this.isAdmin = context.has("admin");
    this.store = new NumbersStore(context.changed, { isAdmin: this.isAdmin, personId: context.session.id });
    this.drafts = new PlanDrafts(context.deviceStorage);
    this.list = new NumberList(this);
    this.store.load().then(() => this.#openFirst());
  }

  get isReadOnly() {
    return !this.isAdmin || this.context.isReadOnly;
  }

  get isOffline() {
    return this.context.connection.state === "offline";
  }

  /** Drafts of call plans go on without a connection. */
  get canDraft() {
    return this.isAdmin && (!this.context.isReadOnly || this.isOffline);
  }

  get isList() {
    return !this.page;
  }

  get title() {
    return this.page?.title ?? "Numbers";
  }

  get members() {
    return this.context.members.all();
  }

  nameOfMember = (id) => this.context.members.name(id) ?? id;

  /** Whom the addresses in plans belong to. Members and numbers come later than the screen. */
  get people() {
    const { members } = this;
    const numbers = this.store.numbers.value;
    if (!this.#people || this.#people.members.length !== members.length || this.#people.numbers !== numbers) {
      this.#people = { members, numbers, known: new People(members, numbers) };
    }
    return this.#people.known;
  }

  show({ path, query }) {
    const [, first, second = ""] = path;
    const key = first === "purchases" ? `purchases ${second}` : (first ?? "");
    if (key !== this.key) {
      this.page?.close();
      this.page = this.#pageFor(first, second);
    }
    this.key = key;
    this.page?.show?.(second, query);
    this.#openFirst();
  }

  render() {
    return html`${troubleStrip(this.store.troubles, this.store.accounts.value)} ${this.list.render()} ${this.page ? this.page.render() : html`<section class="one">${this.#choose()}</section>`}`;
  }

  apply(event) {
    this.list.apply(event);
    this.page?.apply?.(event);
  }

  refresh() {
    this.store.load();
    this.page?.refresh?.();
  }

  get commands() {
    return commandsOf(this);
  }

  close() {
    this.page?.close();
    this.store.close();
  }

  #pageFor(first, second) {
    if (!first) return undefined;
    if (first === "buy" && this.isAdmin) return new BuyPage(this);
    if (first === "import" && this.isAdmin) return new ImportPage(this);
    if (first === "purchases") return new PurchasePage(this, second);
    return new NumberPage(this, first);
  }

  /** Where there is room for both, the first number is open beside the list. */
  #openFirst() {
    const first = this.store.numbers.value?.[0];
    if (this.page || !first || this.key !== "" || !matchMedia(WIDE).matches) return;
    this.context.go(`/numbers/${first.id}`, { replace: true });
  }

  #choose() {
    if (this.store.numbers.value?.length !== 0) return "";
    return emptyState({ icon: "hash", words: "Numbers appear here", detail: "Each with its call plan, its webhooks, its use and its history." });
  }
}
