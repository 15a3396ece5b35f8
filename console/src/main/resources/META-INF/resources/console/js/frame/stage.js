import { fetchedModule } from "../state/fetched-module.js";
import { Loaded } from "../state/loaded.js";
import { loadStyles } from "./styles.js";

/** The screen that is shown, and those that stay alive behind it. */
export class Stage {
  row;
  screen;
  opening;
  hasFailed = false;

  #context;
  #changed;
  #kept = new Map();
  #route;

  constructor(context, changed) {
    this.#context = context;
    this.#changed = changed;
  }

  /** Shows the route's screen; a screen that is open already is told of the new route. */
  show(row, route) {
    this.#route = route;
    if (row === this.row && (this.screen || !row)) return this.screen?.show(route);

    if (row !== this.row) this.#leave();
    this.row = row;
    const kept = this.#kept.get(row);
    if (kept) this.#enter(kept);
    else if (row && !this.opening) this.#open(row);
    return undefined;
  }

  /** Tells the screens of an event; one that fails does not keep it from the others. */
  apply(event) {
    this.#each((screen) => screen.apply?.(event));
  }

  refresh() {
    this.#each((screen) => screen.refresh?.());
  }

  /** Fetching its modules may fail as fetching anything may, and is tried again in the same way. */
  #open(row) {
    const opening = new Loaded(() => modules(row), () => {
      if (opening.value && this.opening === opening) this.#create(row, opening);
      this.#changed();
    });
    this.opening = opening;
    opening.load();
  }

  #create(row, opening) {
    this.opening = undefined;
    opening.close();
    this.#attempt(() => {
      const screen = opening.value.createScreen(this.#context);
      if (row.keep) this.#kept.set(row, screen);
      this.#enter(screen);
    });
  }

  #enter(screen) {
    this.#attempt(() => {
      this.screen = screen;
      screen.show(this.#route);
    });
    this.#changed();
  }

  #attempt(action) {
    try {
      action();
    } catch (failure) {
      this.hasFailed = true;
      reportError(failure);
    }
  }

  #leave() {
    this.opening?.close();
    this.opening = undefined;
    if (this.screen && !this.row.keep) this.screen.close?.();
    this.screen = undefined;
    this.hasFailed = false;
  }

  #each(action) {
    for (const screen of new Set([this.screen, ...this.#kept.values()])) {
      try {
        if (screen) action(screen);
      } catch (failure) {
        reportError(failure);
      }
    }
  }
}

async function modules(row) {
  const [module] = await Promise.all([fetchedModule(row.load), loadStyles(row.styles)]);
  return module;
}
