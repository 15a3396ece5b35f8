import { download } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { saveFile } from "../lib/save-file.js";
import { Budget } from "./budget.js";
import { queryOf, UsageStore } from "./store.js";
import { usageView } from "./usage-view.js";
import { words } from "./words.js";

/** What was used in a range of days, and what it cost. */
export function createScreen(context) {
  const store = new UsageStore(context.changed);
  const budget = new Budget(context.changed);

  const actions = {
    narrow: (change) => context.go(`/usage?${queryOf({ ...store.query, ...change })}`, { replace: true }),
    async save() {
      try {
        saveFile(await download(store.path(), "text/csv"), "usage.csv");
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        context.toast({ words: problem.message, kind: "bad" });
      }
    },
  };

  return {
    title: () => words.title,
    show: ({ query }) => store.show(query),
    render: () => usageView({ store, budget, members: context.members, mayChange: context.has("admin") && !context.isReadOnly }, actions),
    apply: ({ type }) => type === "usage.budget-warning" && budget.refresh(),
    refresh() {
      store.refresh();
      budget.refresh();
    },
    actions: () => [{ words: words.saveTable, icon: "download", run: actions.save }],
    close() {
      store.close();
      budget.close();
    },
  };
}
