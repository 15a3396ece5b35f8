import { confirm } from "./confirm.js";

/** What the frame gives to each screen. The getters answer for the moment; nothing of it is to be kept. */
export const contextFor = (frame) => ({
  get session() {
    return frame.session;
  },
  has: (role) => frame.has(role),
  /** Draws the screen again in the next frame. */
  changed: () => frame.changed(),
  go: (address, options) => frame.router.go(address, options),
  toast: (toast) => frame.toasts.show(toast),
  announce: (words, many) => frame.announcer.say(words, many),
  confirm,
  members: frame.members,
  outbox: frame.outbox,
  connection: frame.connection,
  get isReadOnly() {
    return frame.isReadOnly;
  },
  /** The numbers of conversations by view, which the frame keeps up to date. */
  counts: frame.figures.counts,
  badge: (place, badge) => frame.badges.set(place, badge),
  /** The lines below a screen in the navigation: `{path, words, href}`. */
  views(screen, views) {
    frame.badges.setViews(screen, views);
    frame.figures.viewsChanged();
  },
  /** The tenant `{id, name}` that an operator looks at, read-only; undefined for one's own. */
  get lookedAt() {
    return frame.lookedAt;
  },
  /** Shows the pages of a tenant `{id, name}` to an operator, read-only; undefined leads back. */
  lookAt: (tenant) => frame.lookAt(tenant),
  openPalette: () => frame.openPalette(),
  deviceStorage: frame.deviceStorage,
});
