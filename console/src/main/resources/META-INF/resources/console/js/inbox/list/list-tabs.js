import { tabs } from "../../parts/tabs.js";
import { channelWords, words } from "../words.js";
import { addressOf, withFields } from "./list-filter.js";

/** All, each channel, and calls. The server counts the channels of all open conversations, so only that view has counts. */
export function listTabs({ filter, counts }) {
  const isCounted = filter.view === "all";
  const to = (fields) => addressOf(withFields(filter, { channel: undefined, calls: undefined, ...fields }));
  const channel = (name) => ({
    words: channelWords(name),
    href: to({ channel: name }),
    amount: isCounted && counts.channel(name).open > 0 ? counts.channel(name).open : undefined,
    isCurrent: filter.channel === name,
  });
  return tabs({
    label: words.channel,
    items: [
      { words: words.all, href: to({}), isCurrent: !filter.channel && !filter.calls },
      ...counts.channels.map(channel),
      { words: words.calls, href: to({ calls: "true" }), isCurrent: Boolean(filter.calls) },
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
