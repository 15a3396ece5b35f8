import { comingWhen } from "../../lib/times.js";
import { guard } from "../../lib/html.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { isolated } from "../../lib/written-text.js";
import { time } from "../../parts/time.js";
import { inSentence } from "./words.js";

const ICONS = {
  assigned: "corner-down-right",
  unassigned: "corner-down-right",
  labelled: "tag",
  unlabelled: "tag",
  snoozed: "alarm-clock",
  closed: "check",
  reopened: "rotate-ccw",
  pinned: "pin",
  unpinned: "pin-off",
  blocked: "ban",
  unblocked: "ban",
};

/** What people and timers did with the conversation, as a line of the timeline. */
export function changeRow({ entry }, state) {
  const { change } = entry;
  return guard([change, state.membersRevision, state.labelsRevision], () => html`
    <li class="event" data-key=${entry.id} data-testid="change">
      ${icon(ICONS[change.kind] ?? "info", "small")}
      <span>${sentence(change, state)} · ${time(entry.at)}</span>
    </li>`);
}

function sentence(change, state) {
  const who = change.by ? html`<b>${personName(change.by, state)}</b>` : undefined;
  const what = SENTENCES[change.kind]?.(change, state) ?? "changed the conversation";
  return who ? html`${who} ${what}` : byItself(change, what);
}

/** A message, a call or the end of a snooze did it. */
function byItself({ kind, entryId, values = [] }, what) {
  if (kind !== "reopened") return html`This was ${what}`;
  if (entryId) return html`A new message opened this again`;
  return values[0] === "snoozed" ? "The snooze is over" : "Opened again";
}

const SENTENCES = {
  assigned: ({ values = [], by }, state) =>
    values[0] === by?.id ? "took this over" : html`assigned this to <b>${isReader(values[0], state) ? "you" : personName({ id: values[0] }, state)}</b>`,
  unassigned: () => "unassigned this",
  labelled: ({ values = [] }, state) => html`added ${labelNames(values, state)}`,
  unlabelled: ({ values = [] }, state) => html`removed ${labelNames(values, state)}`,
  snoozed: ({ values = [] }) => (values[0] ? `snoozed this until ${inSentence(comingWhen(values[0]))}` : "snoozed this until they answer"),
  closed: () => "closed this",
  reopened: () => "opened this again",
  pinned: () => "pinned this",
  unpinned: () => "unpinned this",
  blocked: () => "blocked the contact",
  unblocked: () => "unblocked the contact",
};

/** The author of changes that a rule of the company made. */
const RULE = "rule";

function personName(by, { session, members }) {
  if (by.id === RULE) return `The rule ${isolated(by.name)}`;
  if (isReader(by.id, { session })) return "You";
  return isolated(members.get?.(by.id)?.name ?? by.name ?? by.id);
}

const isReader = (id, { session }) => id === session.id;

const labelNames = (ids, { labels }) =>
  ids.map((id, index) => html`${index ? ", " : nothing}<b>${isolated(labels.get(id)?.name ?? "a label")}</b>`);
