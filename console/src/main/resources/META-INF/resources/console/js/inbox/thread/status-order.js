// A message only ever moves up this ladder, whatever order its callbacks arrive in.
const RANK = {
  scheduled: 0,
  accepted: 1,
  queued: 2,
  // Not Twilio's words but ours: they give way to whatever Twilio says next.
  held: 2.3,
  unknown: 2.6,
  sending: 3,
  sent: 4,
  delivered: 5,
  undelivered: 5,
  failed: 5,
  canceled: 5,
  read: 6,
};

const rank = (status) => RANK[status] ?? 0;

/** Joins two reports about one message: the status that is further along wins, with the error that belongs to it. */
export function merged(known, incoming) {
  const stale = incoming.revision < known.revision;
  const everything = stale ? { ...incoming, ...known } : { ...known, ...incoming };
  const { status, errorCode, errorMessage, errorText, remedy } =
    rank(incoming.status) > rank(known.status) || (rank(incoming.status) === rank(known.status) && !known.errorCode)
      ? incoming
      : known;
  return { ...everything, status, errorCode, errorMessage, errorText, remedy, statusHistory: history(known, incoming) };
}

/** Both histories in one, each status once. */
function history(known, incoming) {
  const both = [...(known.statusHistory ?? []), ...(incoming.statusHistory ?? [])];
  const byStatus = new Map(both.map((change) => [`${change.status} ${change.at}`, change]));
  return [...byStatus.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
