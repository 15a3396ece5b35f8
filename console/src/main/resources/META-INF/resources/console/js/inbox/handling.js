import { words } from "./words.js";

/**
 * What the keys, the rows and the bar below the list do with conversations: one of them by itself, several by one request.
 *
 * @param parts `{context, actions, conversations, list, left: (id) => void}`; `left` is told which one is done with
 */
export function createHandling({ context, actions, conversations, list, left }) {
  const one = (single, several) => (ids, ...values) => {
    if (ids.length !== 1) return several(ids, ...values);
    list.selection.clear();
    return single(ids[0], ...values);
  };
  const setAll = (fields, done) => (ids) => list.bulk(ids, () => fields, { done });
  const readAll = (ids) => list.bulk(ids, () => ({}), { read: true, done: words.did.read });

  const done = (action) => (id, ...values) => {
    left(id);
    return action(id, ...values);
  };

  const handle = {
    close: one(done(actions.close), setAll({ status: "closed" }, words.did.close)),
    reopen: one(actions.reopen, setAll({ status: "open" }, words.did.open)),
    assign: one(actions.assign, (ids, member) => setAll({ assignee: member }, words.did.assign)(ids)),
    snooze: one(done(actions.snooze), (ids, until) => setAll({ status: "snoozed", snoozedUntil: until }, words.did.snooze)(ids)),
    label: one(actions.label, (ids, label, isOn) => list.bulk(ids, withLabel(label, isOn), { done: words.did.label })),
    read: readAll,
    toggleRead: one(toggleRead, readAll),
    assignToMe: (ids) => handle.assign(ids, context.session.id),
  };
  return handle;

  function toggleRead(id) {
    if (conversations.get(id)?.unreadCount > 0) {
      actions.keptUnread = undefined;
      return actions.markRead(id, undefined, { isQuiet: false });
    }
    return actions.markUnread(id);
  }
}

const withLabel =
  (label, isOn) =>
  ({ labels = [] }) => ({ labels: isOn ? [...new Set([...labels, label])] : labels.filter((it) => it !== label) });
