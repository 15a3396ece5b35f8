import { serverNow } from "../../api/server-clock.js";
import { phoneWords } from "../../lib/phone.js";
import { blockedReason, windowMinutes } from "./blocked.js";
import { statusOf } from "./header.js";
import { withItems } from "./suggestions.js";
import { timelineRows } from "./grouping.js";
import { unconfirmed } from "./outbox-entries.js";
import { plainerLetter, segmentsOf } from "./segments.js";
import { sendLaterChoices, zonesOf } from "./their-time.js";

const FEW = 3;

/** Everything that the views of the thread show, at one moment. */
export function threadState({ context, labels, presence, files, sources, outgoing, open: current }) {
  const open = current();
  const { conversation, composer, timeline, panel } = open;
  const numbers = sources.numbers.all();
  composer.popup = withItems(composer.popup, {
    conversation,
    members: context.members,
    session: context.session,
    templates: sources.templates,
  });
  const isOffline = context.connection?.state === "offline";
  const isWatching = Boolean(context.isReadOnly) && !isOffline;
  const entries = timeline.entries.all;
  const number = sources.numbers.of(conversation.ourAddress);
  const zones = zonesOf({ country: panel?.address.value?.country, attributes: panel?.contact.value?.attributes });
  return {
    ...pick(open),
    conversation,
    now: new Date(serverNow()),
    session: context.session,
    members: context.members,
    membersRevision: context.members.all?.().length,
    has: context.has,
    labels,
    labelsRevision: labels.all().length,
    files,
    outgoing,
    mediaRevision: files.revision,
    isOffline,
    isWatching,
    canCall: !isWatching,
    people: presence.of(conversation.id),
    status: statusOf(conversation),
    blocked: blockedReason(conversation, { number, isWatching }),
    windowMinutes: windowMinutes(conversation),
    numbers: usable(numbers, conversation),
    templates: sources.templates,
    contentTemplates: composer.popup?.kind === "content" ? sources.contentTemplates(conversation.ourAddress).wanted() : {},
    laterChoices: sendLaterChoices(zones, new Date(serverNow())),
    segments: lengthOf(composer, conversation),
    rows: rowsOf(entries, open.newFrom),
    outbox: unconfirmed(context.outbox.of(conversation.id), entries, context.session.id),
    entry: (id) => timeline.entries.get(id),
    ourName: conversation.ourNumber?.name || conversation.ourNumber?.display || conversation.ourAddress,
    partyName: (address) => partyName(address, conversation, context.members, sources.numbers),
    backHref: location.pathname.replace(/\/[^/]*$/, "") + location.search,
  };
}

const pick = ({ composer, timeline, panel, modal, lightbox, highlighted, isAtEnd, arrived, isDrawerOpen }) =>
  ({ composer, timeline, panel, modal, lightbox, highlighted, isAtEnd, arrived, isDrawerOpen });

// Rows are made anew only when entries came, changed or went: the store hands out another list then.
let lastRows = {};

function rowsOf(entries, newFrom) {
  if (lastRows.entries !== entries || lastRows.newFrom !== newFrom) {
    lastRows = { entries, newFrom, rows: timelineRows(entries, { newFrom, isAlone: showsItself }) };
  }
  return lastRows.rows;
}

/** A message with something to say of its own is in no group. */
const showsItself = (entry) => ["failed", "undelivered", "unknown", "held", "scheduled", "canceled"].includes(entry?.message?.status);

/** Our numbers from which this customer can be written to. */
function usable(numbers, { channel }) {
  const ability = channel === "whatsapp" ? "whatsapp" : "sms";
  return numbers
    .filter(({ state, enabledChannels }) => state === "active" && enabledChannels?.[ability])
    .map(({ address, friendlyName }) => ({ address, name: friendlyName, display: phoneWords(address) }));
}

/** Segments are an affair of SMS; a few letters that double them are named. */
function lengthOf({ mode, text, attachments }, { channel }) {
  if (mode === "note" || channel !== "sms" || attachments.items.length || !text) return undefined;
  const length = segmentsOf(text);
  const { segments, forcedBy } = length;
  const title = forcedBy ? "70 characters a segment, 67 where there are several" : "160 characters a segment, 153 where there are several";
  return { ...length, title, hint: segments > 1 && forcedBy ? hintOf(text, forcedBy, segments) : undefined };
}

function hintOf(text, character, segments) {
  const others = [...text].filter((it) => segmentsOf(it).forcedBy);
  const without = segmentsOf([...text].filter((it) => !others.includes(it)).join("")).segments;
  const isWorthIt = others.length <= FEW && without < segments;
  return isWorthIt ? { character, plainer: plainerLetter(character) } : undefined;
}

function partyName(address, { theirAddress, contact }, members, numbers) {
  if (address === theirAddress) return contact?.name || contact?.display || phoneWords(address);
  const member = members.all?.().find(({ mobile, office, id }) => [mobile, office, `client:${id}`].includes(address));
  return member?.name ?? numbers.name(address) ?? phoneWords(address);
}
