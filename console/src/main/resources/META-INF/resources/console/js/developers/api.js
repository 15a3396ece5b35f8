import { get } from "../api/http.js";
import { uuid } from "../lib/uuid.js";

export const ENDPOINTS = "/api/webhook-endpoints";

export const pathOf = (id) => `${ENDPOINTS}/${encodeURIComponent(id)}`;

export const versionOf = ({ revision }) => ({ ifMatch: `"${revision}"` });

/** Loads a page of a list; without a cursor the first. */
export const pageAt = (path, limit) => (cursor) => get(`${path}?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);

/** An endpoint that is being added; the key makes one of a request that is sent twice. */
export const emptyDraft = () => ({ key: uuid(), url: "", description: "", all: true, types: new Set() });

/** An endpoint as it is changed in the form. */
export const draftOf = ({ url, description = "", eventTypes }) => {
  const all = eventTypes.includes("*");
  return { key: uuid(), url, description: description ?? "", all, types: new Set(all ? [] : eventTypes) };
};
