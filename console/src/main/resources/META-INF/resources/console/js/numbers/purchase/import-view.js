import { html } from "../../lib/html.js";
import { repeat } from "../../lib/html.js";
import { emptyState } from "../../parts/empty-state.js";
import { icon } from "../../parts/icon.js";
import { whenLoaded } from "../../parts/loaded.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";

/** Numbers that the account has and Switchboard leaves alone, each with what it points to now. */
export function importView(state, actions) {
  return html`<section class="one import" aria-label="Import numbers">
    <header class="head">
      <a class="button ghost icon back always" href="/numbers" aria-label="All numbers">${icon("chevron-left", "large")}</a>
      <div class="title"><h1>Import what the account has</h1></div>
    </header>
    <div class="page">
      <p class="quiet">Taking a number over points its webhooks here. What it pointed to before is kept, so that you can put it back.</p>
      ${whenLoaded(state.store.unmanaged, {
        skeleton: () => skeletonRows(4, "row"),
        isEmpty: (numbers) => numbers.length === 0,
        empty: () =>
          emptyState({
            icon: "hash",
            words: "Nothing to take over",
            detail: "Every number of your Twilio accounts is here already. New ones appear within five minutes.",
            action: { words: "Buy a number", href: "/numbers/buy" },
          }),
        view: (numbers) => html`<ul class="unmanaged">
          ${repeat(numbers, (number) => number.id, (number) => row(number, state, actions))}
        </ul>`,
      })}
    </div>
  </section>`;
}

function row(number, { importing, pointing, isReadOnly }, actions) {
  const isBusy = importing.has(number.id);
  return html`<li>
    <span class="title"><b class="num">${phoneNumber(number.address)}</b> <span class="quiet" dir="auto">${number.friendlyName}</span></span>
    <button class="button" type="button" ?disabled=${isBusy || isReadOnly} @click=${() => actions.importNumber(number)}>${isBusy ? "Taking over …" : "Take over"}</button>
    <details @toggle=${({ target }) => target.open && actions.showPointing(number)}>
      <summary>What it points to now</summary>
      ${pointed(pointing.get(number.id))}
    </details>
  </li>`;
}

function pointed(comparison) {
  if (!comparison) return html`<p class="t-meta">Asking Twilio …</p>`;
  if (comparison.problem) return html`<p class="t-meta">${comparison.problem.message}</p>`;
  const set = comparison.fields.filter(({ actual }) => actual);
  if (set.length === 0 && comparison.unmanaged.length === 0) return html`<p class="t-meta">Nothing. Texts and calls to it go nowhere.</p>`;
  return html`<dl class="pointed">
    ${set.map(({ name, actual }) => html`<div><dt>${name}</dt><dd class="mono">${actual}</dd></div>`)}
    ${comparison.unmanaged.map(({ channel, managedBy }) => html`<div><dt>${channel}</dt><dd>${managedBy}</dd></div>`)}
  </dl>`;
}
