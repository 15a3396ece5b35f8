/** The customer's address of a call. */
export const theirAddress = (call) => (call.direction === "inbound" ? call.from : call.to);

/** The tenant's address of a call. */
export const ourAddress = (call) => (call.direction === "inbound" ? call.to : call.from);

export const isOngoing = (call) => call.result === "ongoing";

/** Whether the two sides are connected. */
export const isConnected = (call) => isOngoing(call) && Boolean(call.answeredAt);

/** Whether a person has yet to call back, or to say that it is not needed. */
export const isOpen = (call) =>
  call.direction === "inbound" && !call.dismissed && (call.result === "missed" || call.result === "voicemail");

export const isRecorded = (call) => call.recordings.length > 0;

/** Compares two calls: newest first. Ids break ties, so that the order never flickers. */
export const byStart = (a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.id < b.id ? 1 : -1);

/** The address of the party that took the call, or that was rung last. */
export const takerAddress = (call) => call.answeredBy ?? call.forwardedTo;

/** How long a call rang before it was answered or given up, in seconds; undefined while it rings. */
export function ringSeconds({ startedAt, answeredAt, endedAt }) {
  const end = answeredAt ?? endedAt;
  return end && secondsBetween(startedAt, end);
}

/** Whole seconds between two times; 0 where the second one is earlier, as with clocks that disagree. */
export const secondsBetween = (earlier, later) => Math.max(0, Math.round((Date.parse(later) - Date.parse(earlier)) / 1000));
