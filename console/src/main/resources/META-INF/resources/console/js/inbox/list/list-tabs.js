import { countWords } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { tabs } from "../../parts/tabs.js";
import { channelWords, words } from "../words.js";
import { countOf } from "../../state/conversation-counts.js";
import { addressOf, withFields } from "./list-filter.js";

/** All, each channel, and calls, with the numbers of the view. The server counts nothing within a filter. */
export function listTabs({ filter, counts, isFiltered }) {
  const isCounted = !isFiltered && !filter.sort;
  const amountOf = (count) => (isCounted && count?.open > 0 ? html`<span class="amount">${countWords(count.open)}</span>` : undefined);
  const to = (fields) => addressOf(withFields(filter, { channel: undefined, calls: undefined, ...fields }));
  const channel = (name) => ({
    words: channelWords(name),
    href: to({ channel: name }),
    amount: amountOf(counts.channel(name)),
    isCurrent: filter.channel === name,
  });
  return tabs({
    label: words.channel,
    items: [
      { words: words.all, href: to({}), amount: amountOf(counts.view(countOf(filter.view))), isCurrent: !filter.channel && !filter.calls },
      ...counts.channels.map(channel),
      { words: words.calls, href: to({ calls: "true" }), amount: amountOf(counts.calls), isCurrent: Boolean(filter.calls) },
    ],
  });
}

/** The addresses of the tabs in their order, and which one is shown, for the keys that walk through them. */
export function tabAddresses({ filter, counts }) {
  const choices = [{}, ...counts.channels.map((channel) => ({ channel })), { calls: "true" }];
  const current = choices.findIndex(({ channel, calls }) => channel === filter.channel && calls === filter.calls);
  const addresses = choices.map((choice) =>
    addressOf(withFields(filter, { channel: undefined, calls: undefined, ...choice })),
  );
  return { addresses, current };
}
