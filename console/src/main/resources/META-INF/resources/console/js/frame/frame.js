import { render } from "../lib/html.js";
import { waitingWords } from "../lib/waiting-words.js";
import { Company } from "../state/company.js";
import { Members } from "../state/members.js";
import { Connection } from "../state/connection.js";
import { Announcer } from "./announcer.js";
import { Badges } from "./badges.js";
import { contextFor } from "./context.js";
import { Figures } from "./figures.js";
import { frameView } from "./frame-view.js";
import { frameActions, goTo, pageActions } from "./frame-actions.js";
import { showHelp } from "./help.js";
import { lookAt } from "./looking.js";
import { showMore } from "./more.js";
import { openPalette } from "./palette.js";
import { Router } from "./router.js";
import { SCREENS, screenOf } from "./screens.js";
import { searcher } from "./search.js";
import { Shortcuts } from "./shortcuts.js";
import { Stage } from "./stage.js";
import { followTheme, switchTheme } from "./theme.js";
import { showTitle } from "./title.js";
import { Toasts } from "./toasts.js";

/** What cannot be done now has no place among what can. */
const possible = (groups) => groups.map(({ words, actions }) => ({ words, actions: actions.filter(({ disabled }) => !disabled) }));

/** The page around the screens, of a person who is logged in. Everything of it is drawn at most once a frame. */
export class Frame {
  route = { path: [] };
  bell;

  #root;
  #isDrawing = false;

  /** @param more `lookedAt`: the tenant `{id, name}` that an operator looks at; undefined for one's own */
  constructor(root, session, { lookedAt, outbox, deviceStorage, logOut }) {
    const changed = () => this.changed();
    Object.assign(this, { session, lookedAt, outbox, deviceStorage, logOut });
    this.#root = root;
    this.badges = new Badges(changed);
    this.toasts = new Toasts(changed);
    this.company = new Company(changed);
    this.members = new Members(changed);
    this.connection = new Connection(changed, () => waitingWords(outbox.all().filter(({ state }) => state !== "refused")));
    this.announcer = new Announcer(document.getElementById("announcer"));
    this.figures = new Figures(this);
    this.stage = new Stage(contextFor(this), changed);
    this.router = new Router({ changed: (route) => this.#show(route), mayLeave: (to) => this.#mayLeave(to) });
  }

  start() {
    this.#root.className = "frame";
    this.#root.replaceChildren();
    this.router.start();
    new Shortcuts(() => [...pageActions(this), ...frameActions(this), ...goTo(this)]);
    followTheme(() => this.changed());
    this.#show(this.router.route);
    this.#draw();
  }

  /** Admins may all that agents may. An operator is neither, but while looking at a tenant sees what an admin sees. */
  has(role) {
    const { roles } = this.session;
    if (this.lookedAt) return role !== "operator";
    return roles.includes(role) || (role === "agent" && roles.includes("admin"));
  }

  get isReadOnly() {
    return this.connection.state === "offline" || Boolean(this.lookedAt);
  }

  /** The first screen of the person's role; undefined when the console has none for it. */
  get home() {
    return this.rows()[0];
  }

  get companyName() {
    return this.company.name ?? this.lookedAt?.name ?? this.session.tenant ?? "Switchboard";
  }

  rows() {
    return SCREENS.filter(({ role }) => this.has(role));
  }

  lookAt(tenant) {
    lookAt(tenant);
  }

  /** Tells everything of an event of the stream. */
  apply(event) {
    this.company.apply(event);
    this.members.apply(event);
    this.bell?.apply(event);
    this.figures.apply(event);
    this.stage.apply(event);
    this.changed();
  }

  refresh() {
    this.stage.refresh();
    this.bell?.refresh?.();
    this.figures.refresh();
  }

  changed() {
    showTitle(this);
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => this.#draw());
  }

  switchTheme() {
    switchTheme();
    this.changed();
  }

  openPalette() {
    openPalette(possible(this.#actions()), this.has("agent") && searcher((address) => this.router.go(address)));
  }

  showHelp() {
    showHelp(this.#actions());
  }

  openMore() {
    showMore(this);
  }

  #actions() {
    return [
      { words: this.stage.row?.words ?? "This page", actions: pageActions(this) },
      { words: "Go to", actions: goTo(this) },
      { words: "Console", actions: frameActions(this) },
    ];
  }

  #draw() {
    this.#isDrawing = false;
    render(frameView(this), this.#root);
  }

  #show(route) {
    const isOther = route.path[0] !== this.route.path[0];
    if (location.pathname === "/" && this.home && this.home !== screenOf(route)) {
      this.router.go(`/${this.home.path}`, { replace: true });
      return;
    }
    const row = screenOf(route);
    if (this.lookedAt && row?.role === "operator") return location.reload();
    this.route = route;
    this.stage.show(row && this.has(row.readers ?? row.role) ? row : undefined, route);
    if (isOther) document.querySelectorAll("[popover]:popover-open").forEach((it) => it.hidePopover());
    this.changed();
  }

  /** A screen with something that is not saved may hold one back, within itself never. */
  #mayLeave({ path: [first] }) {
    return first === this.route.path[0] || (this.stage.screen?.mayLeave?.() ?? true);
  }
}
