import { queryOf, UsageStore } from "./store.js";
import { usageView } from "./usage-view.js";

/** What was used in a range of days, and what it cost. */
export function createScreen(context) {
  const store = new UsageStore(context.changed);

  const actions = {
    narrow: (change) => context.go(`/usage?${queryOf({ ...store.query, ...change })}`, { replace: true }),
    save: () => saveTable(store.path()).catch(() => context.toast({ words: "The table cannot be saved now. Try again in a moment.", kind: "bad" })),
  };

  return {
    title: () => "Usage",
    show: ({ query }) => store.show(query),
    render: () => usageView({ store, members: context.members, maySave: !context.isReadOnly }, actions),
    refresh: () => store.refresh(),
    actions: () => [{ words: "Save the table as CSV", icon: "download", run: actions.save }],
    close: () => store.close(),
  };
}

/** The server writes the file when it is asked for CSV, which a link cannot do. */
async function saveTable(path) {
  const response = await fetch(path, { headers: { Accept: "text/csv" } });
  if (!response.ok) throw new Error(response.statusText);
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await response.blob()), download: "usage.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}
