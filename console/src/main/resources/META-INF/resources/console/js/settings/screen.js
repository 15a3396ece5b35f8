import { settingsView } from "./layout.js";
import { groupsFor, pageAt } from "./pages.js";
import { words } from "./words.js";

/** Pages that were opened, by person: what was typed on one is there when the person comes back to it. */
const opened = new Map();

/** The screen of settings: the list of pages, and one page with its form. */
export function createScreen(context) {
  const state = { entry: undefined, page: undefined, hasPage: false, leaving: undefined };
  const ownPages = pagesOf(context);

  const actions = {
    async save(event) {
      event?.preventDefault();
      const { page } = state;
      if (page?.canSave?.() === false || !(await page?.form?.save())) return;
      page.saved?.();
      context.announce(words.saved);
      context.toast({ words: words.saved, kind: "good" });
    },
    discard: () => context.toast({ words: words.discarded, undo: state.page.form.discard() }),
    resolve() {
      state.page.form.resolve();
      actions.save();
    },
    stay: () => settle(false),
    async saveAndLeave() {
      await actions.save();
      settle(!state.page.form.isChanged);
    },
    leaveAnyway() {
      state.page.form.discard();
      settle(true);
    },
  };

  /** Ends the question whether one leaves what is not saved. */
  function settle(isLeaving) {
    state.leaving?.(isLeaving);
    state.leaving = undefined;
    context.changed();
  }

  function mayLeave() {
    if (!state.page?.form?.isChanged) return true;
    context.changed();
    return new Promise((resolve) => (state.leaving = resolve));
  }

  const keepTab = (event) => ownPages.changed().length > 0 && event.preventDefault();
  addEventListener("beforeunload", keepTab);

  function show({ path, query }) {
    state.hasPage = Boolean(path[1]);
    state.entry = pageAt(path[1] ?? (context.has("admin") ? "answers" : "profile"));
    state.page = state.entry && ownPages.open(state.entry);
    state.page?.show?.({ path: path.slice(2), query });
    state.page?.load();
  }

  return {
    title: () => (state.hasPage && state.entry ? `${state.entry.words} · ${words.title}` : words.title),
    show,
    render: () => settingsView({ ...state, context, changedPages: ownPages.changed() }, actions),
    apply: (event) => state.page?.apply?.(event),
    refresh: () => state.page?.load(),
    mayLeave,
    actions: () => [
      ...saving(state.page, actions),
      ...(state.page?.actions?.() ?? []),
      ...history(state.entry, context),
      ...groupsFor(context).flatMap(({ pages }) => pages.map((page) => actionOf(page, context))),
    ],
    close: () => removeEventListener("beforeunload", keepTab),
  };
}

/** ⌘S is taken from the browser also when there is nothing to save. */
const saving = (page, { save, discard }) => [
  { words: words.saveChanges, icon: "check", keys: "⌘s", run: () => save() },
  ...(page?.form?.isChanged ? [{ words: words.discardChanges, icon: "undo-2", run: discard }] : []),
];

/** Who changed what on the page. */
const history = (entry, { go, has }) =>
  entry?.target && has("admin")
    ? [{ words: words.history, icon: "history", run: () => go(`/audit?${new URLSearchParams({ target: entry.target })}`) }]
    : [];

const actionOf = ({ words: page, path, icon }, { go }) => ({
  words: words.goTo(page),
  icon,
  run: () => go(`/settings/${path}`),
});

/** A page that was opened before goes on with what was typed on it. */
function pagesOf(context) {
  const key = `${context.session.tenant}/${context.session.id}`;
  if (!opened.has(key)) opened.set(key, new Map());
  const pages = opened.get(key);
  return {
    open({ path, create }) {
      if (!pages.has(path)) pages.set(path, create(context));
      return pages.get(path);
    },
    changed: () => [...pages].filter(([, page]) => page.form?.isChanged).map(([path]) => path),
  };
}
