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

export const dismiss = (id) => post(`/api/calls/${encodeURIComponent(id)}/dismiss`);

export const deleteRecording = (call, recording) => remove(recordingPath(call, recording));

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
