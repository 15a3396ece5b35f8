import { get } from "../api/http.js";
import { Pages } from "../state/pages.js";
import { deleteSoon } from "./deletion.js";
import { RevisedForm } from "./revised-form.js";
import { isReadOnlyFor } from "./setting-page.js";

const PER_PAGE = 100;

/**
 * What pages with a list of items have in common: the list, and an editor for the item that the address names
 * (`/settings/{page}/{id}`, `new` for one that does not exist yet).
 *
 * @param source `(item) => {load, save}` of an editor
 * @param events the types after which the list is loaded again
 */
export function listPage(context, { name, path, newItem, source, events, words }) {
  const list = new Pages((cursor) => get(pagePath(path, cursor)), context.changed);
  const editors = new Map();
  const hidden = new Set();
  let current;

  function open(id) {
    current = id;
    if (!id || editors.has(id)) return;
    const item = id === "new" ? newItem() : { id };
    const form = new RevisedForm({ ...source(item), isReadOnly: () => isReadOnlyFor(context), changed: context.changed });
    editors.set(id, form);
    form.loaded.load();
  }

  const page = {
    list,
    get id() {
      return current;
    },
    get form() {
      return editors.get(current);
    },
    get forms() {
      return [...editors].map(([id, form]) => ({ form, path: `${name}/${encodeURIComponent(id)}` }));
    },
    get loaded() {
      return current ? page.form.loaded : list;
    },
    get items() {
      return list.items.filter(({ id }) => !hidden.has(id));
    },
    show: ({ path: [id] }) => open(id),
    load: () => void list.load(),
    apply({ type }) {
      if (events.includes(type)) list.load();
    },
    saved(form) {
      list.load();
      if (editors.get("new") !== form) return;
      editors.delete("new");
      if (current === "new") context.go(`/settings/${name}`, { replace: true });
    },
    remove(item) {
      if (current) context.go(`/settings/${name}`);
      editors.get(item.id)?.discard();
      deleteSoon(context, {
        path: `${path}/${encodeURIComponent(item.id)}`,
        words: words.deleted(item.name),
        hide: (isHidden) => (isHidden ? hidden.add(item.id) : hidden.delete(item.id)),
        deleted: () => list.load(),
      });
    },
  };
  return page;
}

/** A page with more of its own; getters stay getters. */
export const extended = (page, more) => Object.create(page, Object.getOwnPropertyDescriptors(more));

const pagePath = (path, cursor) => `${path}?${new URLSearchParams({ limit: PER_PAGE, ...(cursor && { cursor }) })}`;
