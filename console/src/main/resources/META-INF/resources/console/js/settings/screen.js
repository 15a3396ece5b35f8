import { settingsView } from "./layout.js";
import { openedPages } from "./opened-pages.js";
import { groupsFor, pageAt } from "./pages.js";
import { words } from "./words.js";

/** The screen of settings: the list of pages, and one page with its form. */
export function createScreen(context) {
  const state = { entry: undefined, page: undefined, hasPage: false, leaving: undefined };
  const pages = openedPages(context);

  const actions = {
    async save(event) {
      event?.preventDefault();
      if (state.page?.form && (await saved(state.page, state.page.form))) tellSaved();
    },
    discard: () => context.toast({ words: words.discarded, undo: state.page.form.discard() }),
    resolve() {
      state.page.form.resolve();
      actions.save();
    },
    stay: () => settle(false),
    async saveAndLeave() {
      for (const { page, form, path } of pages.drafts) {
        if (await saved(page, form)) continue;
        settle(false);
        context.go(`/settings/${path}`);
        return;
      }
      tellSaved();
      settle(true);
    },
    leaveAnyway() {
      for (const { form } of pages.drafts) form.discard();
      settle(true);
    },
  };

  async function saved(page, form) {
    if (page.canSave?.() === false || !(await form.save())) return false;
    page.saved?.(form);
    return true;
  }

  function tellSaved() {
    context.announce(words.saved);
    context.toast({ words: words.saved, kind: "good" });
  }

  /** Ends the question whether one leaves what is not saved. */
  function settle(isLeaving) {
    state.leaving?.(isLeaving);
    state.leaving = undefined;
    context.changed();
  }

  /** Asks once for all pages: within the settings one goes about freely. */
  function mayLeave() {
    if (pages.drafts.length === 0) return true;
    state.leaving?.(false);
    context.changed();
    return new Promise((resolve) => (state.leaving = resolve));
  }

  function show({ path, query }) {
    state.hasPage = Boolean(path[1]);
    state.entry = pageAt(path[1] ?? (context.has("admin") ? "answers" : "profile"));
    state.page = state.entry && pages.open(state.entry, context);
    state.page?.show?.({ path: path.slice(2), query });
    state.page?.load();
  }

  return {
    title: () => (state.hasPage && state.entry ? `${state.entry.words} · ${words.title}` : words.title),
    show,
    render: () => settingsView({ ...state, context, drafts: pages.drafts }, actions),
    apply: (event) => state.page?.apply?.(event),
    refresh: () => state.page?.load(),
    mayLeave,
    actions: () => [
      ...saving(state.page, actions),
      ...(state.page?.actions?.() ?? []),
      ...history(state.entry, context),
      ...groupsFor(context).flatMap(({ pages }) => pages.map((page) => actionOf(page, context))),
    ],
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
