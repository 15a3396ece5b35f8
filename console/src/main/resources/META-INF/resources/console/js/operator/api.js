import { get, post, remove } from "../api/http.js";

/** Operations on failed records are jobs of this tenant. */
const INSTALLATION = "installation.operators";
const MOST_TENANTS = 5000;
const PER_PAGE = 200;

const path = (rest) => `/api/operator/${rest}`;
const replayPath = (id) => path(`replays/${encodeURIComponent(id)}`);

/** What is given of a query, as it stands in an address. */
export const queryOf = (query) =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== "")).toString();

/** What operators ask the API for. `kind` is "dead-letters" or "rejected-webhooks". */
export const operatorApi = {
  tenants: () => everything((cursor) => get(path(`tenants?${queryOf({ limit: PER_PAGE, cursor })}`))),
  counts: (kind) => get(path(`${kind}/counts`)),
  records: (kind, query) => get(path(`${kind}?${queryOf(query)}`)),
  record: (kind, id) => get(path(`${kind}/${encodeURIComponent(id)}`)),
  replays: () => get(path("replays")),
  replay: (id) => get(replayPath(id)),
  begin: (kind, action, request, idempotencyKey) => post(path(`${kind}/${action}`), request, { idempotencyKey }),
  parts: () => get(path("parts")),
  streams: () => get(path("streams")),
  async cancel(id) {
    await remove(`/api/jobs/${encodeURIComponent(id)}`, { tenant: INSTALLATION });
    return operatorApi.replay(id);
  },
  /** The webhooks of a tenant's number as Twilio has them at this moment. */
  webhooksAtTwilio: (tenant, number) => get(`/api/phone-numbers/webhooks?${queryOf({ phoneNumberId: number })}`, { tenant }),
};

async function everything(page) {
  const found = [];
  let cursor;
  do {
    const { items, next } = await page(cursor);
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor && found.length < MOST_TENANTS);
  return found;
}
