import { get, post } from "./http.js";

const CONVERSATIONS_PER_PAGE = 30;
const MESSAGES_PER_PAGE = 50;

export const session = () => get("/session");

/** The person's own profile in the company, which the first request for it creates. */
export const ownProfile = () => get("/api/members/me");

export const logOut = () => post("/logout");

export const conversations = (cursor) => get(page("/api/conversations", CONVERSATIONS_PER_PAGE, cursor));

export const conversation = (id) => get(conversationPath(id));

/** Newest first; the cursor leads to older ones. */
export const messages = (conversationId, cursor) =>
  get(page(`${conversationPath(conversationId)}/messages`, MESSAGES_PER_PAGE, cursor));

/** Sends a text. With the same key it is sent once, however often this is called. */
export const send = (conversationId, body, key) =>
  post(`${conversationPath(conversationId)}/messages`, { body }, { "Idempotency-Key": key });

export const startConversation = (to, body, key) => post("/api/messages", { to, body }, { "Idempotency-Key": key });

const conversationPath = (id) => `/api/conversations/${encodeURIComponent(id)}`;

function page(path, limit, cursor) {
  const query = new URLSearchParams({ limit });
  if (cursor) query.set("cursor", cursor);
  return `${path}?${query}`;
}
