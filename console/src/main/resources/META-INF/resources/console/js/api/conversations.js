import { get, patch, post } from "./http.js";

const path = (id) => `/api/conversations/${encodeURIComponent(id)}`;

/** The requests about conversations. */
export const conversationsApi = {
  get: (id) => get(path(id)),
  page: (query) => get(`/api/conversations?${new URLSearchParams(query)}`),
  counts: (view) => get(`/api/conversations/counts?${new URLSearchParams({ view })}`),
  change: (id, fields, revision) => patch(path(id), fields, { ifMatch: revision === undefined ? undefined : `"${revision}"` }),
  read: (id, reading) => post(`${path(id)}/read`, reading),
  bulk: (ids, fields, read) => post("/api/conversations/bulk", { ids, patch: fields, read }),
};
