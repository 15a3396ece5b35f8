import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { Ticker } from "../lib/ticker.js";
import { menu } from "../parts/menu.js";
import { outgoingCall } from "../parts/outgoing-call.js";
import { OurNumbers } from "../state/our-numbers.js";
import { OutgoingCall } from "../state/outgoing-call.js";
import { People } from "../state/people.js";
import { CallActions } from "./actions.js";
import { detailView } from "./detail-view.js";
import { filterOf } from "./filters.js";
import { listView } from "./list-view.js";
import { Parties, themWords } from "./parties.js";
import { RunningClock } from "./running-clock.js";
import { shortcuts } from "./shortcuts.js";
import { CallsStore } from "./store.js";
import { TITLE } from "./words.js";

/** The calls of the tenant: who called, the outcome, and whom to call back. */
export function createScreen(context) {
  const { changed, members } = context;
  const people = new People(changed);
  const numbers = new OurNumbers(changed);
  const parties = new Parties({ people, numbers, members });
  const store = new CallsStore((call) => parties.takerId(call), changed);
  const outgoing = new OutgoingCall(changed);
  const actions = new CallActions({ context, store, parties, outgoing });
  const clock = new RunningClock();
  const ticker = new Ticker(changed);
  const sources = [store, people, numbers, outgoing];

  const state = () => ({
    store,
    people,
    numbers,
    members,
    parties,
    outgoing,
    filter: store.filter,
    calls: store.list.calls,
    today: store.today.amount,
    isFilterOpen: actions.isFilterOpen,
    isAdmin: context.has("admin"),
    mayDelete: context.has("admin") && !context.isReadOnly,
    firstNumber: numbers.all()[0]?.address,
    clockOf: (call) => clock.secondsOf(call),
    clockWords: (call) => durationWords(clock.secondsOf(call)),
  });

  return {
    title: () => (store.call ? `${themWords(parties.them(store.call))} · ${TITLE}` : TITLE),
    show({ path, query }) {
      store.show(filterOf(query), path[1]);
      actions.arrived(store.openId);
    },
    render() {
      ticker.run(store.ongoing.length > 0 || outgoing.state === "connected");
      context.badge("calls", badgeOf(store.open.missed));
      return pageView(state(), actions.all, outgoing);
    },
    apply: (event) => sources.forEach((source) => source.apply(event)),
    refresh: () => [store, numbers].forEach((source) => source.refresh()),
    actions: () => shortcuts(state(), actions.all),
    close() {
      ticker.stop();
      sources.forEach((source) => source.close());
    },
  };
}

const pageView = (state, actions, outgoing) => html`
  <div class="calls-page" data-open=${state.store.openId ? "true" : nothing}>
    ${listView(state, actions)} ${detailView(state, { ...actions, more: (call) => moreMenu(call, actions) })}
    <div class="calls-bar">${outgoingCall(outgoing, Date.now())}</div>
  </div>`;

const moreMenu = (call, { copyLink, tel }) =>
  menu({
    label: "More",
    icon: "ellipsis",
    items: [
      { words: "Copy link", icon: "copy", run: () => copyLink(call) },
      ...(call.anonymous ? [] : [{ words: "Call from this device", icon: "phone", href: tel(call) }]),
    ],
  });

const badgeOf = (missed) => (missed ? { amount: missed, hot: true } : undefined);
