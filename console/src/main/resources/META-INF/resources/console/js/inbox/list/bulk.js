import { conversationsApi } from "../../api/conversations.js";
import { undoing } from "../../state/conversation-changes.js";
import { isUnreachable } from "../../state/conversations.js";
import { words } from "../words.js";

/**
 * Changes several conversations by one request: `(ids, fieldsOf, {read, done})`, where `done` says what was done. What the server
 * did not change stays selected, with the reason beside it; what it changed can be taken back. Without a connection each change
 * waits in the outbox, as one of a single conversation does.
 */
export function bulkChanges(context, conversations, selection, api = conversationsApi) {
  return async function change(ids, fieldsOf, { read = false, done }) {
    const befores = ids.map((id) => conversations.get(id)).filter(Boolean);
    if (befores.length === 0) return;
    const results = [];
    try {
      for (const [fields, group] of byFields(befores, fieldsOf)) {
        results.push(...(await api.bulk(group.map(({ id }) => id), fields, read)).results);
      }
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (isUnreachable(problem) && !read) return wait(results, befores, { fieldsOf, done });
      context.toast({ words: words.refused(problem), kind: "bad" });
    }
    finish(results, befores, { fieldsOf, done });
  };

  /** What the server did not answer goes out of the outbox, where doing it twice does no harm. */
  function wait(results, befores, { fieldsOf, done }) {
    const answered = new Set(results.map(({ id }) => id));
    results.forEach(({ conversation }) => conversation && conversations.put(conversation));
    const waiting = befores.filter(({ id }) => !answered.has(id));
    const put = (changeOf) => (before) => conversations.waiting.add(before.id, changeOf(before));
    waiting.forEach(put(fieldsOf));
    selection.clear();
    const undo = () => befores.forEach(put((before) => undoing(before, fieldsOf(before))));
    context.toast({ words: words.bulkWaits(done, waiting.length), undo });
  }

  function finish(results, befores, { fieldsOf, done }) {
    const changed = new Set(results.filter(({ status }) => status < 300).map(({ id }) => id));
    results.forEach(({ conversation }) => conversation && conversations.put(conversation));
    const failed = befores.filter(({ id }) => !changed.has(id));
    selection.finish(new Map(failed.map(({ id }) => [id, reason(results.find((it) => it.id === id))])));
    context.changed();
    if (changed.size === 0) return;
    const undo = () => takeBack(befores.filter(({ id }) => changed.has(id)), fieldsOf);
    const isReading = Object.keys(fieldsOf(befores[0])).length === 0;
    context.toast({ words: words.bulkDone(done, changed.size, failed.length), undo: isReading ? undefined : undo });
  }

  /** Each goes back to what it was, also where they were different. */
  async function takeBack(befores, fieldsOf) {
    try {
      for (const [fields, group] of byFields(befores, (before) => undoing(before, fieldsOf(before)))) {
        const { results } = await api.bulk(group.map(({ id }) => id), fields, false);
        results.forEach(({ conversation }) => conversation && conversations.put(conversation));
      }
    } catch (problem) {
      context.toast({ words: words.refused(problem), kind: "bad" });
    }
    context.changed();
  }
}

const reason = (result) => (result?.status === 404 ? words.isGone : words.notChanged);

/** The API sets the same fields in all conversations of a request; those that differ need one each. */
function byFields(conversations, fieldsOf) {
  const groups = new Map();
  for (const conversation of conversations) {
    const key = JSON.stringify(fieldsOf(conversation));
    groups.set(key, [...(groups.get(key) ?? []), conversation]);
  }
  return [...groups].map(([key, group]) => [JSON.parse(key), group]);
}
