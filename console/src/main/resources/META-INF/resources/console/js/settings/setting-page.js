import { RevisedForm } from "./revised-form.js";
import { settingSource } from "./sources.js";

/**
 * What the pages of the company's settings have in common: a form that admins change, loaded when the page is opened and when
 * another person saved it. `clean` makes of what was typed what is saved.
 */
export function settingPage(context, name, { clean = (values) => values } = {}) {
  const { load, save } = settingSource(name);
  const form = new RevisedForm({
    load,
    save: (values, version) => save(clean(values), version),
    isReadOnly: () => isReadOnlyFor(context),
    changed: context.changed,
  });
  return {
    form,
    loaded: form.loaded,
    load: () => void form.loaded.load(),
    apply({ type, data }) {
      if (type === "settings.updated" && data.page === name && !form.isSaving) form.loaded.load();
    },
  };
}

export const isReadOnlyFor = (context) => context.isReadOnly || !context.has("admin");
