import { get } from "../api/http.js";

export const MINUTES = 15;
const A_MINUTE = 60_000;
const PAGE = 200;
const MOST_PAGES = 5;

/** How many minutes the figure beside a spark line is the mean of. */
const MEAN_OF = 5;

/** The kinds of traffic by the webhooks that tell of them. */
const KINDS = {
  textsIn: ({ family }) => family === "inbound-message",
  textsOut: ({ family, type }) => family === "message-status" && Boolean(type?.endsWith(".sent")),
  callsIn: ({ family }) => family === "inbound-call",
  callsOut: ({ family, parameters }) =>
    family === "call-status" && parameters.CallStatus?.[0] === "initiated" && Boolean(parameters.Direction?.[0]?.startsWith("outbound")),
};

/** The traffic of the last minutes, counted in the webhook log. */
export async function recentTraffic(now = Date.now()) {
  const from = new Date(now - MINUTES * A_MINUTE).toISOString();
  const entries = [];
  let cursor;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ outcome: "accepted", from, limit: PAGE, ...(cursor && { cursor }) });
    const { items, next } = await get(`/api/webhook-log?${query}`);
    entries.push(...items);
    cursor = next;
    if (!cursor) break;
  }
  return trafficOf(entries, now, cursor ? Date.parse(entries.at(-1).at) : -Infinity);
}

/**
 * Counts by minute, the oldest first, and the mean of the last ones: `{textsIn: {series, perMinute}, …}`. Minutes that reach
 * back before `since` are gaps.
 */
export function trafficOf(entries, now, since = -Infinity) {
  const begins = Array.from({ length: MINUTES }, (_, index) => now - (MINUTES - index) * A_MINUTE);
  const isIn = ({ at }, begin) => Date.parse(at) >= begin && Date.parse(at) < begin + A_MINUTE;
  const countsOf = (selected) => begins.map((begin) => (begin < since ? null : selected.filter((entry) => isIn(entry, begin)).length));
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, isOne]) => {
      const series = countsOf(entries.filter(isOne));
      return [kind, { series, perMinute: mean(series.slice(-MEAN_OF)) }];
    }),
  );
}

/** Of the minutes that are known; undefined where none is. */
function mean(counts) {
  const known = counts.filter((count) => count !== null);
  return known.length ? Math.round((known.reduce((sum, count) => sum + count, 0) / known.length) * 10) / 10 : undefined;
}
