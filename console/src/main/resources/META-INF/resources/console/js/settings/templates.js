import { get } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { Loaded } from "../state/loaded.js";
import { contentTemplates } from "./content-templates.js";
import { extended, listPage } from "./list-page.js";
import { moreButton } from "./list-parts.js";
import { Segments } from "./segments.js";
import { itemSource } from "./sources.js";
import { templateEditor, templatePreview } from "./template-editor.js";
import { templates as words } from "./words.js";

const FIELDS = ["name", "kind", "channel", "language", "body"];

/** The page of texts that people and automatic answers send, and of WhatsApp's Content templates. */
export function createTemplatesPage(context) {
  const page = listPage(context, {
    name: "templates",
    path: "/api/templates",
    newItem: () => ({ name: "", kind: "other", body: "" }),
    source: (item) => itemSource("/api/templates", FIELDS, item),
    events: ["template.updated", "template.deleted"],
    words,
  });
  const content = new Loaded(() => get("/api/templates/content").then(({ items }) => items), context.changed);
  const segments = new Segments(context.changed);
  const mayChange = () => !context.isReadOnly && context.has("admin");

  return extended(page, {
    shownFields: FIELDS,
    fieldWords: words.fields,
    title: () => (page.id ? words.one : words.title),
    headActions: () => (page.id || !mayChange() ? nothing : addButton()),
    load() {
      page.load();
      content.load();
    },
    main: () => (page.id ? templateEditor(page.form) : [list(page, mayChange()), contentPart(content)]),
    get beside() {
      return page.id ? () => templatePreview(page.form, segments) : undefined;
    },
  });
}

const addButton = () => html`<a class="button primary" href="/settings/templates/new">${icon("plus", "small")} ${words.add}</a>`;

function list(page, mayChange) {
  const { items } = page;
  if (items.length === 0) return emptyState({ icon: "zap", words: words.none, detail: words.noneDetail, action: mayChange && addButton() });
  const kinds = Map.groupBy(items, ({ kind }) => kind);
  return html`
    ${[...kinds].map(
      ([kind, templates]) => html`
        <h3 class="set-group">${words.kinds[kind] ?? kind}</h3>
        <ul class="set-list">${templates.map((template) => html`<li>${row(page, template, mayChange)}</li>`)}</ul>`,
    )}
    ${moreButton(page.list)}`;
}

const row = (page, template, mayChange) => html`
  <a href="/settings/templates/${template.id}">
    <span class="set-two">
      <b dir="auto">${template.name}</b>
      <span class="quiet clip" dir="auto">${template.body}</span>
    </span>
    ${template.channel ? html`<span class="badge">${words.channelNames[template.channel] ?? template.channel}</span>` : nothing}
    ${template.language ? html`<span class="badge">${template.language}</span>` : nothing}
    ${template.builtIn ? html`<span class="badge">${words.builtIn}</span>` : nothing}
  </a>
  ${mayChange
    ? html`<button type="button" class="button ghost icon small" aria-label=${words.remove(template.name)}
        title=${words.remove(template.name)} @click=${() => page.remove(template)}>${icon("trash-2", "small")}</button>`
    : nothing}`;

const contentPart = (content) => html`
  <section class="set-part" aria-labelledby="content-templates">
    <h3 class="t-sect" id="content-templates">${words.content}</h3>
    <p class="t-meta">${words.contentHint}</p>
    ${whenLoaded(content, { what: words.content, empty: () => html`<p class="quiet">${words.noContent}</p>`, view: contentTemplates })}
  </section>`;
