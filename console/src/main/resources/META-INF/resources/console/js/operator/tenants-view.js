import { html, live, nothing } from "../lib/html.js";
import { numberWords } from "../lib/amounts.js";
import { LOCALE } from "../lib/locale.js";
import { details } from "../parts/details.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { nameOf } from "./tenants.js";
import { words } from "./words.js";

/** All tenants with their figures, and the way into their pages. */
export const tenantsView = ({ tenants }, actions) => html`
  <form class="op-search" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field">
      ${icon("search", "small")}<span class="visually-hidden">${words.search}</span>
      <input type="search" placeholder=${words.search} autocomplete="off" .value=${live(tenants.text)}
        @input=${({ target }) => actions.search(target.value)} />
    </label>
    <span class="t-meta" role="status">${tenants.list.value ? words.tenants(tenants.shown.length) : nothing}</span>
  </form>
  ${whenLoaded(tenants.list, {
    what: words.tabs.tenants,
    empty: () => emptyState({ icon: "building-2", words: words.noTenants, detail: words.noTenantsDetail }),
    view: () => (tenants.shown.length > 0 ? tenantTable(tenants, actions) : noneFound()),
  })}`;

const noneFound = () =>
  emptyState({ icon: "search", words: words.noTenant, action: { words: words.clearSearch, href: "/operator/tenants" } });

const tenantTable = (tenants, actions) =>
  table({
    caption: words.tabs.tenants,
    rows: tenants.shown,
    key: ({ tenantId }) => tenantId,
    columns: [
      { ...column("name", tenants), cell: nameCell },
      { words: words.columns.open, cell: (tenant) => openButton(tenant, actions) },
      { ...column("accounts", tenants), cell: ({ accounts }) => accountsCell(accounts) },
      { ...column("numbers", tenants), align: "end", cell: ({ numbers }) => numberWords(numbers) },
      { ...column("texts", tenants), align: "end", cell: ({ recent }) => numberWords(recent.textsPerMinute) },
      { ...column("errors", tenants), align: "end", cell: errorsCell },
      ...(tenants.hasDelay ? [{ ...column("delay", tenants), align: "end", cell: delayCell }] : []),
      ...(tenants.hasDrift ? [{ ...column("drifted", tenants), align: "end", cell: driftCell }] : []),
    ],
  });

const column = (name, tenants) => ({
  words: words.columns[name],
  sort: { direction: tenants.order.by === name ? direction(tenants.order) : undefined, run: () => tenants.sort(name) },
});

const direction = ({ isDescending }) => (isDescending ? "descending" : "ascending");

const nameCell = (tenant) => html`
  <span class="op-name" data-row>
    <b dir="auto">${nameOf(tenant)}</b>
    ${nameOf(tenant) === tenant.tenantId ? nothing : html`<span class="t-meta">${tenant.tenantId}</span>`}
    ${words.tenantStates[tenant.state] ? html`<span class="badge ${tenant.state === "suspended" ? "warn" : ""}">${words.tenantStates[tenant.state]}</span>` : nothing}
  </span>`;

const openButton = (tenant, { lookAt }) => html`
  <button type="button" class="button small" aria-label=${words.open(nameOf(tenant))} @click=${() => lookAt(tenant)}>
    ${icon("eye", "small")}${words.openReadOnly}
  </button>`;

const accountsCell = (accounts) =>
  details({
    words: words.accounts(accounts.length),
    body: html`<ul class="op-accounts">
      ${accounts.map(
        ({ accountSid, friendlyName, status, imported }) => html`<li>
          <span class="mono">${accountSid}</span>
          <span class="t-meta"><span dir="auto">${friendlyName ?? ""}</span> ${status}${imported ? `, ${words.imported}` : ""}</span>
        </li>`,
      )}
    </ul>`,
  });

const errorsCell = ({ recent, today }) => html`
  <span class=${recent.undelivered > 0 ? "op-bad" : ""} title=${words.lately(recent.minutes)}>${numberWords(recent.undelivered)}</span>
  <span class="t-meta">${words.today(today.undelivered)}</span>`;

/** The longest time from Twilio's webhook until a text was stored, in the last minutes. */
const delayCell = ({ recent: { longestDelayMillis, minutes } }) =>
  longestDelayMillis === undefined || longestDelayMillis === null
    ? nothing
    : html`<span class=${longestDelayMillis >= 10_000 ? "op-bad" : ""} title=${words.lately(minutes)}>${SECONDS.format(longestDelayMillis / 1000)}</span>`;

const SECONDS = new Intl.NumberFormat(LOCALE, { style: "unit", unit: "second", unitDisplay: "narrow", maximumFractionDigits: 1 });

const driftCell = ({ drifted, failing = 0, comparedAt }) => html`
  ${numberWords(drifted ?? 0)}
  ${failing > 0 ? html`<span class="op-bad">${words.failing(failing)}</span>` : nothing}
  ${comparedAt ? html`<span class="t-meta">${time(comparedAt, "ago")}</span>` : nothing}`;
