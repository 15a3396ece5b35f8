import { html, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { strip } from "../parts/strip.js";
import { whenLoaded } from "../parts/loaded.js";
import { conflictDialog } from "./conflict-view.js";
import { groupsFor } from "./pages.js";
import { saveBar } from "./save-bar.js";
import { words } from "./words.js";

export const settingsView = (state, actions) => html`
  <div class="set-screen" data-has-page=${state.hasPage}>
    <h1 class="visually-hidden">${words.title}</h1>
    ${pageList(state)}
    ${state.page ? pageView(state, actions) : unknownPage()}
    ${leaveDialog(state, actions)}
    ${conflictDialog(state.page, actions)}
  </div>`;

const pageList = ({ entry, drafts, context }) => html`
  <nav class="set-nav" aria-label=${words.pages}>
    <p class="t-page" aria-hidden="true">${words.title}</p>
    ${groupsFor(context).map(
      (group) => html`
        <h2>${group.words}</h2>
        <ul>${group.pages.map((page) => html`<li>${pageLink(page, page === entry, drafts.some((draft) => draft.entry === page))}</li>`)}</ul>`,
    )}
  </nav>`;

const pageLink = ({ path, words: text, icon: name }, isCurrent, isChanged) => html`
  <a href="/settings/${path}" aria-current=${isCurrent ? "page" : nothing}>
    ${icon(name)} <span>${text}</span>
    ${isChanged ? html`<i class="set-unsaved" role="img" aria-label=${words.notSaved} title=${words.notSaved}></i>` : nothing}
  </a>`;

function pageView({ entry, page, context }, actions) {
  const { form } = page;
  return html`
    <section class="set-page" aria-labelledby="settings-page">
      <header class="set-head">
        <a class="button ghost icon set-back" href="/settings" aria-label=${words.title}>${icon("chevron-left")}</a>
        <h2 class="t-page" id="settings-page" dir="auto">${page.title?.() ?? entry.words}</h2>
        ${form?.base?.revision === 0 ? html`<span class="badge" title=${words.standardDetail}>${words.standard}</span>` : nothing}
        ${page.headActions?.() ?? nothing}
      </header>
      ${notice(entry, context)}
      ${form?.isOutdated ? strip({ kind: "warn", words: words.outdated }) : nothing}
      <div class="set-body ${page.beside ? "" : "only"}">
        <form class="set-form" novalidate @submit=${actions.save}>${content(entry, page)}<button type="submit" hidden></button></form>
        ${page.beside ? html`<section class="set-beside" aria-label=${words.effect}>${besideOf(page)}</section>` : nothing}
      </div>
      ${form ? saveBar(page, actions) : nothing}
    </section>`;
}

const content = (entry, page) =>
  page.loaded ? whenLoaded(page.loaded, { what: entry.words, view: () => page.main() }) : page.main();

const besideOf = (page) => (page.loaded && page.loaded.value === undefined ? nothing : page.beside());

function notice({ isOwn }, context) {
  if (context.isReadOnly) return strip({ kind: "offline", words: words.readOnlyNow });
  return isOwn || context.has("admin") ? nothing : strip({ kind: "info", words: words.adminsChange });
}

const unknownPage = () => html`
  <section class="set-page">
    <div class="empty"><b>${words.noSuchPage}</b><a class="button" href="/settings">${words.title}</a></div>
  </section>`;

const leaveDialog = ({ leaving, drafts }, actions) =>
  dialog({
    title: words.leaveTitle,
    isOpen: Boolean(leaving),
    onClose: actions.stay,
    body: html`<p class="quiet">${leaveWords(drafts)}</p>`,
    footer: html`
      <button type="button" class="button" @click=${actions.stay}>${words.stay}</button>
      <button type="button" class="button danger" @click=${actions.leaveAnyway}>${words.discard}</button>
      <button type="button" class="button primary" @click=${actions.saveAndLeave}>${words.save}</button>`,
  });

const leaveWords = (drafts) =>
  words.leaveBody(
    drafts.reduce((sum, { form }) => sum + form.changes.length, 0),
    [...new Set(drafts.map(({ entry }) => entry.words))],
  );
