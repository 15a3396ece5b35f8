import { undoing } from "../state/conversation-changes.js";
import { blocking } from "./blocking.js";
import { snoozeWords, words } from "./words.js";

/**
 * What a person does with conversations. Each action is shown at once and told in a toast that takes it back; when the
 * server refuses it, another toast says why and everything is as before. The promises answer whether it was done.
 */
export function createActions(context, conversations, labels) {
  const act = async (id, patch, done, back) => {
    const before = conversations.get(id);
    const fields = typeof patch === "function" ? patch(before) : patch;
    const undo = () => act(id, back ?? undoing(before, fields));
    if (done) context.toast({ words: done, kind: "plain", undo: before && undo });
    return attempt(() => conversations.change(id, patch));
  };

  const attempt = async (action, { isQuiet = false } = {}) => {
    try {
      await action();
      return true;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (!isQuiet) context.toast({ words: words.refused(problem), kind: "bad" });
      return false;
    }
  };

  const assign = (id, member) => act(id, { assignee: member }, words.assigned(member && context.members.name(member)));

  const actions = {
    /** The conversation that the person wants unread although it is open; it stays so until another one is opened. */
    keptUnread: undefined,
    assign,
    assignToMe: (id) => assign(id, context.session.id),
    snooze: (id, until) => act(id, { status: "snoozed", snoozedUntil: until }, snoozeWords(until)),
    close: (id) => act(id, { status: "closed" }, words.closed),
    reopen: (id) => act(id, { status: "open" }, words.reopened),
    label: (id, label, isOn) => act(id, withLabel(label, isOn), words.labelled(labels.get(label)?.name, isOn), withLabel(label, !isOn)),
    block: blocking(context, conversations, { attempt }),
    pin: (id, isOn) => act(id, { pinned: isOn }, isOn ? words.pinned : words.unpinned),
    /** By itself, as one reads, it fails without a word. */
    markRead: async (id, upTo, { isQuiet = true } = {}) =>
      id !== actions.keptUnread && !context.lookedAt && attempt(() => conversations.read(id, upTo), { isQuiet }),
    markUnread(id) {
      actions.keptUnread = id;
      return attempt(() => conversations.unread(id));
    },
  };
  return actions;
}

/** Made of the labels that the conversation has at that moment, so that two people who label it both succeed. */
const withLabel = (label, isOn) => (conversation) => {
  const others = (conversation.labels ?? []).filter((it) => it !== label);
  return { labels: isOn ? [...others, label] : others };
};
