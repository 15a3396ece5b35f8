import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { emptyState } from "../../parts/empty-state.js";
import { icon } from "../../parts/icon.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { money } from "../words.js";
import { orderForm } from "./order-form.js";
import { searchForm } from "./search-form.js";

const ABILITIES = [
  ["sms", "Texts", "message-square"],
  ["mms", "Pictures", "image"],
  ["voice", "Calls", "phone"],
];

/** The page on which numbers are searched and bought. */
export function buyView(state, actions) {
  const { buy } = state;
  return html`<section class="one buy" aria-label="Buy a number">
    <header class="head">
      <a class="button ghost icon back always" href="/numbers" aria-label="All numbers">${icon("chevron-left", "large")}</a>
      <div class="title"><h1>Buy a number</h1></div>
    </header>
    <div class="buy-cols">
      ${searchForm(buy, actions)}
      <div class="found" aria-live="polite" aria-busy=${String(buy.isSearching)}>${found(buy, actions)}</div>
      ${buy.chosen ? orderForm(state, actions) : nothing}
    </div>
  </section>`;
}

function found(buy, actions) {
  if (buy.problem) return failed(buy, actions);
  if (!buy.found) return skeletonRows(6, "row");
  if (buy.found.length === 0) return nothingFound(buy, actions);
  return html`<ul class="offers">
    ${buy.found.map((number) => offer(number, number.phoneNumber === buy.chosen?.phoneNumber, actions))}
  </ul>`;
}

const failed = ({ problem }, actions) =>
  emptyState({
    icon: "cloud-off",
    words: "Numbers cannot be searched right now",
    detail: problem.message,
    action: { words: "Try now", run: actions.searchNumbers },
  });

/** Says what was asked for, and how many there are without the digits. */
function nothingFound({ search, withoutDigits }, actions) {
  const place = [search.locality, search.region, search.areaCode && `area code ${search.areaCode}`].filter(Boolean).join(", ") || search.country;
  const words = search.contains ? `Nothing with ${search.contains} in ${place}` : `Nothing in ${place}`;
  if (!Number.parseInt(withoutDigits)) return emptyState({ icon: "search", words, detail: "Try another kind of number or another place." });
  return emptyState({
    icon: "search",
    words,
    detail: `Without the digits there are ${withoutDigits}.`,
    action: { words: "Show those", run: () => actions.changeSearch({ contains: "" }) },
  });
}

function offer(number, isChosen, actions) {
  const place = [number.locality, number.region].filter(Boolean).join(", ") || number.country;
  return html`<li>
    <button class="offer" type="button" aria-pressed=${String(isChosen)} @click=${() => actions.choose(number)}>
      <b class="num">${phoneNumber(number.phoneNumber, number.friendlyName)}</b>
      <span class="quiet">${place}</span>
      <span class="ca">
        ${ABILITIES.filter(([ability]) => number.capabilities.includes(ability)).map(
          ([, words, name]) => html`<span title=${words}><span class="visually-hidden">${words}</span>${icon(name, "small")}</span>`,
        )}
      </span>
      ${number.needs.length ? html`<span class="badge warn" title=${number.needs.map(({ detail }) => detail).join(" ")}>needs papers</span>` : nothing}
      <span class="price num">${number.price ? `${money(number.price.monthly, number.price.currency)} a month` : ""}</span>
    </button>
  </li>`;
}
