import { get, post } from "../api/http.js";
import { desktopChoice } from "../state/device.js";
import { Loaded } from "../state/loaded.js";
import { isOpenAt } from "../state/schedule.js";
import { BellStore } from "./bell-store.js";
import { bellButton } from "./bell-view.js";
import { showOnDesktop } from "./desktop.js";
import { placeOf } from "./kinds.js";
import { playSound } from "./sound.js";
import { waysToTell } from "./telling.js";
import { claim } from "./told.js";
import { walkRows } from "./walking.js";
import { words } from "./words.js";

const PER_PAGE = 30;

/**
 * The bell of a person in the frame: `button()` is drawn there, `apply(event)` takes each event of the stream, `refresh()` is
 * for when some may have been missed. `context.badge("bell", …)` has the number for the tab's title and icon.
 */
export function createBell(context) {
  const store = new BellStore();
  const state = { store, isOpen: false, loaded: new Loaded(load, context.changed), older: new Loaded(loadOlder, context.changed) };
  let preferences;

  function show() {
    context.badge?.("bell", { amount: store.unread, hot: true });
    context.changed();
  }

  async function load() {
    const [page, { unread }] = await Promise.all([get(path()), get("/api/notifications/unread-count")]);
    store.refresh(page);
    store.unread = unread;
    show();
    return true;
  }

  async function loadOlder() {
    store.addOlder(await get(path(store.next)));
    return true;
  }

  async function loadPreferences() {
    preferences = await get("/api/notifications/preferences").catch(() => preferences);
  }

  async function created(notification) {
    if (!store.created(notification)) return;
    show();
    const page = { path: location.pathname, isInFront: document.visibilityState === "visible" && document.hasFocus() };
    const isQuiet = Boolean(preferences?.quietHours) && isOpenAt(preferences.quietHours);
    const ways = waysToTell(notification, { preferences, desktop: desktopChoice(), page, isQuiet });
    if (!(await claim(`${notification.id}/${notification.count}`, page.isInFront))) return;
    if (ways.isSeen) return read(notification.id);
    if (store.get(notification.id)?.read) return;
    if (ways.sound) playSound();
    if (ways.desktop) showOnDesktop(notification, context.go);
    if (page.isInFront) context.announce(words.arrived(notification.title, notification.message));
  }

  async function read(id) {
    const putBack = store.markRead(id);
    show();
    try {
      if (id) await post(`/api/notifications/${encodeURIComponent(id)}/read`);
      else await post("/api/notifications/read", { upTo: store.newestId });
    } catch (problem) {
      putBack();
      show();
      context.toast({ words: words.markingFails, kind: "bad" });
    }
  }

  const panel = () => document.getElementById("bell-panel");

  const actions = {
    toggled({ newState }) {
      state.isOpen = newState === "open";
      context.changed();
      if (!state.isOpen) return;
      state.loaded.load();
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById("bell-title")?.focus()));
    },
    open(event, entry) {
      if (!entry.read) read(entry.id);
      if (!placeOf(entry)) event.preventDefault();
      panel().hidePopover();
    },
    close: () => panel().hidePopover(),
    readAll: () => read(),
    more: () => state.older.load(),
    walk: walkRows,
  };

  const onEvent = {
    "notification.created": ({ data }) => created(data),
    "notification.read": ({ data }) => {
      store.wasRead(data);
      show();
      if (data.upTo && !store.get(data.upTo)) state.loaded.load();
    },
  };

  navigator.serviceWorker?.addEventListener("message", ({ data }) => data.kind === "go" && context.go(data.place));
  document.addEventListener("notification-preferences", ({ detail }) => (preferences = detail));
  state.loaded.load();
  loadPreferences();

  return {
    button: () => bellButton(state, actions),
    apply: (event) => void onEvent[event.type]?.(event),
    refresh: () => state.loaded.load(),
    actions: () => [
      { words: words.open, icon: "bell", keys: "g b", run: () => panel()?.showPopover() },
      ...(store.unread ? [{ words: words.markAllRead, icon: "check-check", run: () => read() }] : []),
    ],
    close() {
      state.loaded.close();
      state.older.close();
    },
  };
}

function path(cursor) {
  return `/api/notifications?${new URLSearchParams({ limit: PER_PAGE, ...(cursor && { cursor }) })}`;
}
