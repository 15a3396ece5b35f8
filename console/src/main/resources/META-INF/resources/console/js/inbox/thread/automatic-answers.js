const MINUTE = 60_000;

/**
 * Whether the customer gets automatic answers at the moment, as the server decides it: `{isOn}`, with `until` where they pause
 * because a person or an automatic answer was there a short while ago, and `by`: "person" or "answer".
 *
 * @param settings the page "auto-reply"
 * @param entries the timeline, oldest first
 */
export function automaticAnswers(settings, { conversation, entries, now }) {
  const { enabled, perNumber, quietAfterAgentMinutes, minIntervalMinutes } = settings;
  const isOn = perNumber?.[conversation.ourAddress]?.enabled ?? Boolean(enabled);
  if (!isOn || conversation.blocked || conversation.consent?.state === "opted-out") return { isOn: false };
  const pauses = [
    pause("person", entries, ({ automatic }) => !automatic, quietAfterAgentMinutes),
    pause("answer", entries, ({ automatic }) => automatic, minIntervalMinutes),
  ];
  const [longest] = pauses.filter(({ until }) => until > now).sort((a, b) => b.until - a.until);
  return { isOn: true, ...longest };
}

/** The pause after the newest outbound message of a kind. */
function pause(by, entries, isOfKind, minutes = 0) {
  const last = entries.findLast(({ message }) => message?.direction === "outbound" && isOfKind(message));
  return { by, until: last ? new Date(Date.parse(last.at) + minutes * MINUTE) : undefined };
}
