import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { Ticker } from "../lib/ticker.js";
import { menu } from "../parts/menu.js";
import { MiniPlayer } from "../parts/mini-player.js";
import { outgoingCall } from "../parts/outgoing-call.js";
import { playing } from "../parts/playing.js";
import { ourAddress } from "../state/call-facts.js";
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
import { UnplannedNumbers } from "./unplanned-numbers.js";
import { TITLE } from "./words.js";

/** The calls of the tenant: who called, the outcome, and whom to call back. */
export function createScreen(context) {
  const { changed, members } = context;
  const people = new People(changed);
  const numbers = new OurNumbers(changed);
  const parties = new Parties({ people, numbers, members });
  const store = new CallsStore((call) => parties.takerId(call), changed, isVisible);
  const unplanned = new UnplannedNumbers({ numbers, members, changed });
  const outgoing = new OutgoingCall(changed);
  const actions = new CallActions({ context, store, parties, outgoing });
  const clock = new RunningClock();
  const ticker = new Ticker(() => (document.querySelector(".calls-page") ? changed() : ticker.stop()));
  const sources = [store, people, numbers, outgoing];
  const isOffline = () => context.connection.state === "offline";
  const stopListening = onPlaying(context);

  /** As the API decides it for lists: an agent sees no call of another member's number. */
  function isVisible(call) {
    const owner = numbers.of(ourAddress(call))?.agentId;
    const { id } = context.session;
    return context.has("admin") || !owner || !members.get(owner) || owner === id || call.requestedBy === id;
  }

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
    isReadOnly: context.isReadOnly,
    isOffline: isOffline(),
    asOf: isOffline() && latest(store.list.pages.at, context.connection.lastNewsAt),
    unplanned: context.has("admin") ? unplanned.all() : [],
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
      return pageView(state(), actions.all, outgoing);
    },
    apply: (event) => sources.forEach((source) => source.apply(event)),
    refresh: () => [store, numbers, unplanned].forEach((source) => source.refresh()),
    actions: () => shortcuts(state(), actions.all),
    close() {
      ticker.stop();
      stopListening();
      [...sources, unplanned].forEach((source) => source.close());
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

/** Draws the buttons of the list again when a recording starts, stops or fails; one that the list plays has no player to say why. */
function onPlaying({ changed, toast }) {
  let shown;
  let told;
  const listener = () => {
    const { source, problem, words } = playing;
    const now = `${source} ${playing.isPlaying(source)}`;
    if (now !== shown) changed();
    shown = now;
    MiniPlayer.watch();
    if (problem && problem !== told && document.querySelector(".calls-list") && !playerOf(source)) {
      toast({ words: `${words}: ${problem.words}`, kind: "bad" });
    }
    told = problem;
  };
  playing.addEventListener("change", listener);
  return () => playing.removeEventListener("change", listener);
}

const playerOf = (source) => [...document.querySelectorAll("audio-player")].find((player) => player.source === source);

const latest = (...times) => new Date(Math.max(...times.map((at) => at?.getTime() ?? 0)));
