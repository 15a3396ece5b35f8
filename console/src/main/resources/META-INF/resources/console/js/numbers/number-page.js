import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { strip } from "../parts/strip.js";
import { tabs } from "../parts/tabs.js";
import { facts } from "./facts.js";
import { numberHead } from "./number-head.js";
import { differing } from "./words.js";
import { momentWords } from "./words.js";

export const TABS = [
  { name: "", words: "Call plan" },
  { name: "texts", words: "Texts" },
  { name: "webhooks", words: "Webhooks" },
  { name: "usage", words: "Usage", isForAdmins: true },
  { name: "history", words: "History", isForAdmins: true },
];

/** One number: what it is, who has it, how it does, and a tab of its parts. `tabView` draws the tab that is open. */
export function numberPage(state, actions, tabView) {
  const { number } = state.store;
  if (number.problem?.status === 404) return unknown();
  return whenLoaded(number, {
    skeleton: () => html`<section class="one" aria-busy="true">${skeletonRows(4, "card")}</section>`,
    view: (value) => page(state, actions, value, tabView),
  });
}

const unknown = () => html`<section class="one">
  <h1 class="visually-hidden">Number</h1>
  ${emptyState({
    icon: "hash",
    words: "There is no such number",
    detail: "It was released, or belongs to another company.",
    action: { words: "All numbers", href: "/numbers" },
  })}
</section>`;

function page(state, actions, number, tabView) {
  return html`<section class="one" aria-label="${number.friendlyName}, ${number.address}">
    ${numberHead(state, actions, number)} ${notices(number, actions, state)} ${facts(state, actions, number)}
    ${tabs({ label: "Number", items: tabItems(state, number) })} ${tabView()}
  </section>`;
}

function tabItems({ tab, store, isAdmin }, number) {
  const drifted = store.comparison.value ? differing(store.comparison.value).length : 0;
  return TABS.filter((item) => isAdmin || !item.isForAdmins).map(({ name, words }) => ({
    words,
    href: `/numbers/${number.id}${name && `/${name}`}`,
    amount: name === "webhooks" && drifted ? html`<span class="badge warn">${drifted}</span>` : undefined,
    isCurrent: tab === name,
  }));
}

function notices(number, actions, { isReadOnly, isOffline }) {
  if (isOffline) return strip({ kind: "offline", words: "You are offline. Numbers can be read, and drafts of call plans go on." });
  if (number.state === "releasing") {
    const action = isReadOnly ? undefined : { words: "Keep it", run: actions.keep };
    return strip({ kind: "warn", words: `This number works until ${momentWords(number.releaseAt)} and is released then.`, action });
  }
  if (number.change?.reason) {
    return strip({ kind: "warn", words: `The last change is being undone: ${number.change.reason}` });
  }
  return nothing;
}
