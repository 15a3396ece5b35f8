import { get, getRevised, patch, post } from "../api/http.js";

const PER_PAGE = 200;
const FOUND_PER_PAGE = 20;

const path = (id) => `/api/contacts/${encodeURIComponent(id)}`;

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** The requests about contacts. */
export const contactsApi = {
  page: (cursor) => get(`/api/contacts?${query({ limit: PER_PAGE, cursor })}`),
  find: (text, cursor, limit = FOUND_PER_PAGE) => get(`/api/search?${query({ q: text, type: "contact", limit, cursor })}`),
  get: (id) => get(path(id)),
  change: (id, fields, revision) => patch(path(id), fields, { ifMatch: `"${revision}"` }),
  addAddress: (id, channel, address) => post(`${path(id)}/addresses`, { channel, address }),
  notes: (id, cursor) => get(`${path(id)}/notes?${query({ limit: 50, cursor })}`),
  addNote: (id, body, idempotencyKey) => post(`${path(id)}/notes`, { body }, { idempotencyKey }),
  merge: (id, other) => post(`${path(id)}/merge`, { with: other }),
  undoMerge: (mergeId) => post(`/api/contacts/merges/${encodeURIComponent(mergeId)}/undo`),
  checkImport: (table) => post("/api/contacts/import/check", table),
  import: (table) => post("/api/contacts/import", table),
  exportAll: () => post("/api/contacts/export"),
  merges: (id) => get(`${path(id)}/merges`).then(({ items }) => items),
  duplicates: (id) => get(`${path(id)}/duplicates`).then(({ items }) => items),
  export: (id) => post(`${path(id)}/export`),
  erase: (id, atTwilio) => post(`${path(id)}/erase`, { atTwilio }),
  conversations: (parameters, cursor, limit = PER_PAGE) => get(`/api/conversations?${query({ ...parameters, limit, cursor })}`),
  block: (id, isOn) => patch(path(id), { blocked: isOn }),
  changeConversation: (id, fields) => patch(`/api/conversations/${encodeURIComponent(id)}`, fields),
  timeline: (id, before, limit) => get(`/api/conversations/${encodeURIComponent(id)}/timeline?${query({ before, limit })}`),
  address: (text) => get(`/api/addresses?${query({ text })}`),
  job: (id) => get(`/api/jobs/${encodeURIComponent(id)}`),
  result: (url) => getRevised(url).then(({ data }) => data),
};
