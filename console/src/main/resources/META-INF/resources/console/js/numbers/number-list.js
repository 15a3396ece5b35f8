import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { repeat } from "../lib/html.js";
import { agoWords } from "../lib/times.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { phoneNumber } from "../parts/phone-number.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { healthBadge } from "./health-badge.js";
import { repairProgress } from "./repair-progress.js";
import { troubleOf } from "./account-troubles.js";
import { CHANNELS } from "./words.js";
import { healthOf } from "./words.js";
import { isBeingBought } from "./words.js";
import { purchaseSteps } from "./words.js";
import { purchaseWords } from "./words.js";
import { settingUp } from "./words.js";

/** The numbers of the tenant: how each is, and what it can do. */
export function numberList(state, actions) {
  const { store } = state;
  return html`<section class="nlist" aria-label="Numbers">
    <header>
      ${state.isAlone ? html`<h1 class="t-page">Numbers</h1>` : html`<h2 class="t-page">Numbers</h2>`}
      <span class="grow"></span>
      ${state.isReadOnly ? nothing : buttons(actions)}
    </header>
    <label class="field find2">
      ${icon("search", "small")}
      <input
        type="search"
        placeholder="Number, name or person"
        aria-label="Search numbers"
        .value=${state.text}
        @input=${({ target }) => actions.search(target.value)}
      />
    </label>
    ${store.repair ? repairProgress(store, actions) : nothing}
    ${whenLoaded(store.numbers, {
      skeleton: () => skeletonRows(6, "row"),
      isEmpty: (numbers) => numbers.length === 0 && store.openPurchases.length === 0,
      empty: () => noNumbers(state),
      view: () => rows(state),
    })}
  </section>`;
}

const buttons = (actions) => html`
  <button class="button ghost icon" type="button" aria-label="Check and repair all webhooks" title="Check and repair all" @click=${actions.repairAll}>
    ${icon("refresh-cw")}
  </button>
  <a class="button ghost icon" href="/numbers/import" aria-label="Import numbers of the account" title="Import what the account has">${icon("download")}</a>
  <a class="button primary" href="/numbers/buy">${icon("plus")} Buy</a>
`;

function noNumbers({ isReadOnly }) {
  if (isReadOnly) return emptyState({ icon: "hash", words: "No numbers yet", detail: "Your admin has not assigned a number to you yet." });
  return html`${emptyState({
    icon: "hash",
    words: "No numbers yet",
    detail: "Buy a number, or take over one that your Twilio account has. Where the emulator plays Twilio, its number appears here by itself.",
    action: { words: "Buy a number", href: "/numbers/buy" },
  })}
  <p class="other-ways">
    <a href="/numbers/import">Import what the account has</a>
    <a href="/developers/log">Try with the emulator’s number</a>
  </p>`;
}

function rows({ store, text, currentId, comparison, nameOfMember }) {
  const { troubles } = store;
  const found = store.numbers.value.filter((number) => matches(number, text, nameOfMember));
  if (found.length === 0 && text) {
    return emptyState({ icon: "search", words: `Nothing for “${text}”`, detail: "Looked in numbers, names and people." });
  }
  return html`<ol>
    ${store.openPurchases.map(purchaseRow)}
    ${repeat(found, (number) => number.id, (number) => row(store, number, troubleOf(number, troubles), number.id === currentId, comparison))}
  </ol>`;
}

/** Finds a number by its digits in any spelling, by its name, and by the person it is assigned to. */
export function matches({ address, friendlyName, agentId }, text, nameOfMember) {
  const wanted = text.trim().toLowerCase();
  const digits = wanted.replace(/[\s()+./-]/g, "");
  const words = `${friendlyName} ${agentId ? nameOfMember(agentId) : ""}`.toLowerCase();
  return words.includes(wanted) || (/^\d+$/.test(digits) && address.includes(digits));
}

/** Of the number that is open, its own comparison is newer than what the last pass found. */
function row(store, number, trouble, isCurrent, comparison) {
  const purchase = store.purchaseOf(number);
  const health = healthOf({
    number,
    purchase,
    comparison: isCurrent ? comparison : undefined,
    finding: store.findingOf(number),
    trouble,
  });
  return html`<li>
    <a class="nrow" href="/numbers/${number.id}" aria-current=${isCurrent ? "true" : nothing} title=${health.detail ?? nothing}>
      <span class="nm" dir="auto">${number.friendlyName}</span>
      ${healthBadge(health)}
      <span class="no num">${phoneNumber(number.address)}</span>
      ${purchase && isBeingBought(purchase) ? stepBars(purchase) : channels(number)}
    </a>
  </li>`;
}

const channels = (number) => html`<span class="ca">
  ${number.lastWebhook ? html`<span class="t-meta" title="Last webhook">${agoWords(newest(number.lastWebhook))}</span>` : nothing}
  ${CHANNELS.filter(({ channel }) => number.channels.includes(channel)).map(
    ({ words, icon: name }) => html`<span title=${words}><span class="visually-hidden">${words}</span>${icon(name, "small")}</span>`,
  )}
</span>`;

/** The newer of the last text and the last call. */
const newest = ({ textAt, callAt }) => [textAt, callAt].filter(Boolean).sort().at(-1);

const stepBars = (purchase) => html`<span class="steps" aria-hidden="true">
    ${[1, 2, 3, 4].map((step) => html`<i class=${step <= purchaseSteps(purchase) ? "ok" : step === purchaseSteps(purchase) + 1 ? "now" : ""}></i>`)}
  </span>
  <span class="t-meta full">${purchaseWords(purchase)}</span>`;

const purchaseRow = (purchase) => html`<li>
  <a class="nrow buying" href="/numbers/purchases/${purchase.id}">
    <span class="nm" dir="auto">${purchase.friendlyName ?? "New number"}</span>
    ${healthBadge(settingUp(purchase))}
    <span class="no num">${purchase.address ? phoneNumber(purchase.address) : ""}</span>
    ${stepBars(purchase)}
  </a>
</li>`;
