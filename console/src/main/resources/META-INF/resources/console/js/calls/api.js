import { get, post, remove } from "../api/http.js";
import { recordingPath } from "./recordings.js";

const PER_PAGE = 100;
const FOUND_PER_PAGE = 20;

export const callOf = (id) => get(`/api/calls/${encodeURIComponent(id)}`);

/** Newest first; the cursor leads to older ones. */
export const callsOf = (parameters, cursor, limit = PER_PAGE) =>
  get(`/api/calls?${query({ ...parameters, limit, cursor })}`);

/** `{calls, missed, notCalledBack}` since a time, each at most 1,000. */
export const countsSince = (from) => get(`/api/calls/counts?${query({ from: new Date(from).toISOString() })}`);

/** The ids of calls with these words: of the person, the number, or what was said in recordings. */
export const findCalls = (text, cursor) =>
  get(`/api/search?${query({ q: text, type: "call", limit: FOUND_PER_PAGE, cursor })}`);

/** What Twilio charges for a call: `{price, currency}`; a 404 while it has not told it. */
export const priceOf = (id) => get(`/api/calls/${encodeURIComponent(id)}/price`);

/** The entries of the call's conversation around the call, oldest first. */
export const entriesAround = ({ conversationId, id }) =>
  get(`/api/conversations/${encodeURIComponent(conversationId)}/timeline?${query({ around: id, limit: PER_PAGE })}`);

export const addNote = ({ conversationId }, body, idempotencyKey) =>
  post(`/api/conversations/${encodeURIComponent(conversationId)}/notes`, { body }, { idempotencyKey });

/** The contacts with a name or number: what a search tells of them. */
export const findContacts = (text) => get(`/api/search?${query({ q: text, type: "contact", limit: FOUND_PER_PAGE })}`);

export const dismiss = (id) => post(`/api/calls/${encodeURIComponent(id)}/dismiss`);

export const deleteRecording = (call, recording) => remove(recordingPath(call, recording));

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
