import { draftsOf } from "../../state/drafts.js";
import { nothing } from "../../lib/html.js";
import { Labels } from "../../state/labels.js";
import { OutgoingCall } from "../../state/outgoing-call.js";
import { Presence } from "../../state/presence.js";
import { Ticker } from "../../lib/ticker.js";
import { KeptThreads } from "./kept-threads.js";
import { MediaFiles } from "./media-files.js";
import { PresenceBeat } from "./presence-beat.js";
import { ReadMark } from "./read-mark.js";
import { RecentThreads } from "./recent-threads.js";
import { panelDrawer, panelView } from "./panel-view.js";
import { shortcutsOf } from "./shortcuts.js";
import { threadActions } from "./thread-actions.js";
import { threadSources } from "./thread-sources.js";
import { threadState } from "./thread-state.js";
import { openingView, threadView } from "./thread-view.js";
import { NARROW, WIDE } from "./widths.js";


/**
 * The conversation that is open: header, timeline and composer, and the panel about its contact.
 *
 * @param parts of the inbox: `conversations`, `actions`, `pickers` (`assign`, `snooze`, `label`, each of a list of ids),
 *   `labels`, `presence`, `newMessage({to, channel})`
 */
export function createThread(context, parts) {
  const { changed, session } = context;
  const drafts = draftsOf(session.id);
  const labels = parts.labels ?? new Labels(changed);
  const presence = parts.presence ?? new Presence(session.id, changed);
  const files = new MediaFiles(changed);
  const kept = new KeptThreads(context.deviceStorage, parts.conversations);
  const threads = new RecentThreads({ conversations: parts.conversations, drafts, kept, changed });
  const sources = threadSources(changed);
  const outgoing = new OutgoingCall(changed);
  const ticker = new Ticker(changed);
  const beat = new PresenceBeat(() => Boolean(open && document.querySelector(".thread")));
  const mark = new ReadMark(() => open, parts.actions);
  let open;

  const shared = { ...parts, context, labels, presence, files, sources, outgoing, beat, open: () => open };
  const actions = threadActions(shared);
  const state = () => threadState(shared, actions);

  function show(id, query = new URLSearchParams()) {
    const around = query.get("around") ?? undefined;
    if (open && open.id === id && open.highlighted === around) return;
    open?.left();
    beat.show(id);
    open = id && threads.open(id);
    open?.show(around);
    changed();
  }

  function apply(event) {
    if (!parts.labels) labels.apply(event);
    if (!parts.presence && event.type === "presence.changed") presence.apply(event.data);
    sources.apply(event);
    outgoing.apply(event);
    for (const thread of threads.all) {
      if (event.type === "contact.erased" && parts.conversations.erasedAt(thread.id)) thread.erase();
      if (!thread.apply(event) || thread !== open) continue;
      if (document.hidden) thread.markNew(event.data.id);
      else mark.soon();
      actions.arrived(event.data);
    }
    changed();
  }

  /** The contact is asked for when its panel is seen. */
  function wantedPanel(isSeen) {
    const panel = open.panelOf(open.conversation);
    if (isSeen) panel.want();
    return state();
  }

  const stopDrafts = drafts.listen((id) => threads.get(id)?.composer.changedElsewhere());
  [NARROW, WIDE].forEach((width) => width.addEventListener("change", changed));
  const visible = () => document.hidden && open?.left();
  document.addEventListener("visibilitychange", visible);
  const sent = ({ detail }) => actions.sent(detail, threads.get(detail.entry.conversationId));
  context.outbox.addEventListener?.("sent", sent);

  return {
    show,
    apply,
    render() {
      if (!open) return nothing;
      if (!open.conversation) return openingView(open.loading, parts.conversations.erasedAt(open.id));
      mark.soon();
      ticker.run(outgoing.state === "connected");
      open.panelOf(open.conversation);
      return [threadView(state(), actions), panelDrawer(wantedPanel(open.isDrawerOpen), actions)];
    },
    renderPanel: () => (open?.conversation && WIDE.matches ? panelView(wantedPanel(true), actions) : nothing),
    refresh() {
      threads.all.forEach((thread) => thread.refresh());
      open?.panel?.refresh();
      sources.refresh();
    },
    actions: () => (open?.conversation ? shortcutsOf(state(), actions) : []),
    close() {
      [NARROW, WIDE].forEach((width) => width.removeEventListener("change", changed));
      document.removeEventListener("visibilitychange", visible);
      beat.close();
      mark.close();
      stopDrafts();
      files.close();
      threads.close();
      sources.close();
      outgoing.close();
      ticker.stop();
      context.outbox.removeEventListener?.("sent", sent);
    },
  };
}
