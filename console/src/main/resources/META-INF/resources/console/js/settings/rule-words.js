import { rules as words } from "./words.js";

/** "Sara, Jonas or Emil" */
const listed = (names, last) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`);

/** A rule as a sentence. `names` turns ids into names: `{number, label, member}`. */
export function ruleSentence({ if: conditions = {}, then = {}, stop }, names) {
  const actions = actionWords(then, names);
  const end = actions.length ? words.thenAll(listed(actions, words.andLast)) : words.thenNothing;
  return `${words.anyText}${conditionWords(conditions, names)}${end}${stop ? words.lastRule : ""}`;
}

function conditionWords({ numbers = [], channels = [], match, words: all = [], time, labels = [] }, names) {
  const quoted = all.filter(Boolean).map((word) => `“${word}”`);
  return [
    numbers.length ? words.to(listed(numbers.map(names.number), words.or)) : "",
    channels.length ? words.by(listed(channels.map((channel) => words.channelNames[channel] ?? channel), words.or)) : "",
    labels.length ? words.has(listed(labels.map(names.label), words.or)) : "",
    quoted.length ? words.and(words.matches[match] ?? words.matches.contains, listed(quoted, words.or)) : "",
    words.at[time?.when] ?? "",
  ].join("");
}

function actionWords({ assign, unassign, addLabels = [], close, notify = [] }, names) {
  const actions = [];
  if (assign) actions.push(words.assignTo(names.member(assign)));
  if (unassign) actions.push(words.assignToNobody);
  if (addLabels.length) actions.push(words.label(listed(addLabels.map(names.label), words.andLast)));
  if (close) actions.push(words.closeIt);
  if (notify.length) actions.push(words.tell(listed(notify.map(names.member), words.andLast)));
  return actions;
}

/** What a rule would do with a conversation, as the check tells it. */
export function wouldDo(actions, names) {
  if (actions.length === 0) return words.noChange;
  const named = ({ kind, value }) => (kind === "label" ? names.label(value) : value && names.member(value));
  return actions.map((action) => words.wouldDo[action.kind]?.(named(action)) ?? action.kind).join(", ");
}
