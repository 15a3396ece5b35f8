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
  const everything = { ...known, ...incoming };
  if (known.status === incoming.status) return everything;

  const { status, errorCode, errorMessage } = rank(incoming.status) > rank(known.status) ? incoming : known;
  return { ...everything, status, errorCode, errorMessage };
}
