const FIELDS = ["amount", "unread", "hot", "alarm"];

/** The figures in the navigation, by screen ("inbox") or line below it ("inbox/mine"), and the lines themselves. */
export class Badges {
  #badges = new Map();
  #views = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * @param badge `amount`, and `unread` of it; `hot` when all of it waits for the person, `alarm` when something is broken;
   *   undefined for none
   */
  set(place, badge) {
    const before = this.#badges.get(place);
    if (FIELDS.every((field) => before?.[field] === badge?.[field])) return;
    if (badge) this.#badges.set(place, badge);
    else this.#badges.delete(place);
    this.#changed();
  }

  get(place) {
    return this.#badges.get(place);
  }

  /** The lines below a screen: `{path, words, href}`. */
  setViews(screen, views) {
    this.#views.set(screen, views);
    this.#changed();
  }

  views(row) {
    return this.#views.get(row.path) ?? row.views ?? [];
  }
}
