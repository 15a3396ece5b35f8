/** Pages that were opened, by person: what was typed on one is there when the person comes back to it. */
const opened = new Map();

/** The pages of the person who is here. */
let own;

/** What was typed is lost with the tab, also when another screen is shown by now. */
addEventListener("beforeunload", (event) => own?.drafts.length > 0 && event.preventDefault());

export function openedPages(context) {
  const key = `${context.session.tenant}/${context.session.id}`;
  if (!opened.has(key)) opened.set(key, new OpenedPages());
  own = opened.get(key);
  return own;
}

class OpenedPages {
  #pages = new Map();

  /** A page that was opened before goes on with what was typed on it. */
  open(entry, context) {
    if (!this.#pages.has(entry)) this.#pages.set(entry, entry.create(context));
    return this.#pages.get(entry);
  }

  /** What was changed and not saved: `{entry, page, form, path}`, of which the path leads to the form. */
  get drafts() {
    return [...this.#pages]
      .flatMap(([entry, page]) => (page.forms ?? [{ form: page.form, path: entry.path }]).map((each) => ({ entry, page, ...each })))
      .filter(({ form }) => form?.isChanged);
  }
}
