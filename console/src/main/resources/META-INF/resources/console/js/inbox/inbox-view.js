import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { filterForm } from "./list/filter-form.js";
import { keepFilter } from "./list/keep-filter.js";
import { listView } from "./list/list-view.js";
import { newMessageDialog } from "./new-message/new-message-dialog.js";
import { searchView } from "./search/search-view.js";
import { words } from "./words.js";

/** The columns as there is room for them: the list, the thread, and the contact beside it or in a drawer. */
export function inboxView(inbox) {
  const { list, controls, openId, thread, pickers } = inbox;
  if (list.rows.ids.length === 0) askForNumbers(inbox);
  return html`
    <div class="panes" data-show=${openId ? "thread" : "list"} data-testid="panes">
      ${inbox.isSearching ? searchView(inbox.search, inbox.searchControls) : listView(list, controls)}
      ${openId ? thread.render() : nobodyChosen()}
      ${openId ? thread.renderPanel() : nothing}
    </div>
    ${filterForm(list, controls)} ${keepFilter(list, controls)}
    ${newMessageDialog(inbox.message, newMessageControls(inbox))} ${pickers.render()}`;
}

/** An address that names no view. */
export const nothingHere = () => html`
  <h1 class="visually-hidden">${words.nothingHere.words}</h1>
  ${emptyState({ icon: "search", ...words.nothingHere, action: { words: words.toInbox, href: "/inbox" } })}`;

const nobodyChosen = () => html`
  <section class="thread none" aria-label=${words.choose}>
    ${emptyState({ icon: "message-square", words: words.choose, detail: words.chooseHint })}
  </section>`;

/** What the dialog needs of the tenant's numbers, and what sending does. */
function newMessageControls({ controls, message, context }) {
  const { numbers } = controls;
  const channels = [...new Set(["sms", ...numbers.flatMap((it) => it.channels ?? [])])].filter((it) => it !== "voice");
  return {
    isNarrow: controls.isNarrow,
    numbers,
    channels,
    async sendNew() {
      const outcome = await message.send();
      if (outcome?.message) context.go(`/inbox/all/${encodeURIComponent(outcome.message.conversationId)}`);
      else if (outcome?.isWaiting) context.toast({ words: words.goesOutLater, kind: "plain" });
    },
  };
}

/** Without any number the list is empty for another reason. */
function askForNumbers({ numbers, list }) {
  if (numbers.value === undefined && !numbers.isLoading && !numbers.problem && list.rows.first.value) queueMicrotask(() => numbers.load());
}
