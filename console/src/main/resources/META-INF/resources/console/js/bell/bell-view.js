import { html, nothing, repeat } from "../lib/html.js";
import { moment, shortWhen } from "../lib/times.js";
import { withPhonesInOrder } from "../lib/written-text.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { kindOf, placeOf } from "./kinds.js";
import { amount, words } from "./words.js";

/** The bell with its number; its panel is a popover that the browser opens and closes. */
export const bellButton = (state, actions) => html`
  <button type="button" class="button ghost icon small bell-button" popovertarget="bell-panel"
    aria-label=${words.button(state.store.unread)} title=${words.title}>
    ${icon("bell")}
    ${state.store.unread ? html`<span class="count" aria-hidden="true">${amount(state.store.unread)}</span>` : nothing}
  </button>
  <div id="bell-panel" class="bell-panel" popover role="dialog" aria-labelledby="bell-title" @toggle=${actions.toggled}
    @keydown=${actions.walk}>
    ${state.isOpen ? panel(state, actions) : nothing}
  </div>`;

const panel = ({ loaded, store, older }, actions) => html`
  <header>
    <h2 class="t-sect" id="bell-title" tabindex="-1">${words.title}</h2>
    <button type="button" class="button ghost small" ?disabled=${store.unread === 0} @click=${actions.readAll}>
      ${words.markAllRead}
    </button>
    <a class="button ghost icon small" href="/settings/notifications" aria-label=${words.settings}
      title=${words.settings} @click=${actions.close}>${icon("settings")}</a>
  </header>
  ${whenLoaded(loaded, { what: words.title, isEmpty: () => store.entries.length === 0, empty, view: () => list(store, actions) })}
  ${store.next ? moreButton(older, actions) : nothing}`;

const list = (store, actions) => html`
  <ul>
    ${repeat(store.entries, ({ id }) => id, (entry) => html`<li>${row(entry, actions)}</li>`)}
  </ul>`;

function row(entry, actions) {
  const { icon: name, tone } = kindOf(entry);
  return html`
    <a class="bell-row ${entry.read ? "" : "new"}" href=${placeOf(entry) ?? "/settings/notifications"}
      @click=${(event) => actions.open(event, entry)}>
      <span class="bell-kind ${tone}">${icon(name)}</span>
      <span class="bell-text">
        <b dir="auto">${entry.title}</b>
        <span class="bell-what" dir="auto">${withPhonesInOrder(entry.message)}</span>
        ${entry.read ? nothing : html`<span class="visually-hidden">${words.unread}</span>`}
      </span>
      <span class="bell-end">
        <time datetime=${entry.at} title=${moment(entry.at)}>${shortWhen(entry.at)}</time>
        ${entry.count > 1
          ? html`<span class="badge" aria-label=${words.times(entry.count)}>${entry.count}</span>`
          : nothing}
      </span>
    </a>`;
}

const empty = () => html`
  <div class="bell-empty">
    ${icon("bell", "large")}
    <b>${words.empty}</b>
    <p>${words.emptyDetail}</p>
  </div>`;

const moreButton = (older, actions) => html`
  ${older.problem ? html`<p class="bell-problem" role="alert">${words.moreFails} ${older.problem.message}</p>` : nothing}
  <button type="button" class="button ghost bell-more" ?disabled=${older.isLoading} @click=${actions.more}>
    ${older.problem ? words.tryAgain : words.more}
  </button>`;
