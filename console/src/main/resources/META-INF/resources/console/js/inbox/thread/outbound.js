import { mediaWords } from "../../lib/media-words.js";

/**
 * What the outbox is to send for a composer: an entry `{conversationId, method, path, body, key, files, words}`. From
 * another number of ours it is a message of its own, which opens or goes on in that number's conversation.
 */
export function outboundOf(composer, conversation, members, key) {
  return composer.mode === "note" ? note(composer, conversation, members, key) : reply(composer, conversation, key);
}

function note({ note: body }, { id }, members, key) {
  const mentions = mentioned(body, members);
  return entry(id, `${conversationPath(id)}/notes`, { body: body.trim(), ...(mentions.length && { mentions }) }, key, body, []);
}

function reply({ reply: body, attachments, sendAt, retryOf, from }, conversation, key) {
  const mediaIds = attachments.uploaded.map(({ id }) => id);
  const content = {
    ...(body.trim() && { body: body.trim() }),
    ...(mediaIds.length && { mediaIds }),
    ...(sendAt && { sendAt: new Date(sendAt).toISOString() }),
  };
  const words = body.trim() || mediaWords(attachments.items.map(({ type }) => ({ contentType: type })));
  const { id, theirAddress: to, channel } = conversation;
  return from && from.address !== conversation.ourAddress
    ? entry(id, "/api/messages", { from: from.address, to, channel, ...content }, key, words, attachments.waiting)
    : entry(id, `${conversationPath(id)}/messages`, { ...content, ...(retryOf && { retryOf }) }, key, words, attachments.waiting);
}

/** A message from one of Twilio's Content templates, which WhatsApp takes at any time. */
export function templateOutbound({ id }, { contentSid, name, text }, contentVariables, key) {
  const body = { contentSid, ...(Object.keys(contentVariables).length && { contentVariables }) };
  return entry(id, `${conversationPath(id)}/messages`, body, key, filled(text, contentVariables) || name, []);
}

/** The text of a template with the values of its variables. */
export const filled = (text, values) => text.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (whole, name) => values[name] || whole);

/** The ids of the members whose names stand in a note behind an @. */
export function mentioned(body, members) {
  const found = members.all().filter(({ name }) => name && body.includes(`@${name}`));
  // "@Ann Lee" mentions her and not Ann.
  return found.filter(({ name }) => !found.some((other) => other.name !== name && other.name.startsWith(name) && !standsAlone(body, name, other.name))).map(({ id }) => id);
}

const standsAlone = (body, name, longer) => body.replaceAll(`@${longer}`, "").includes(`@${name}`);

const conversationPath = (id) => `/api/conversations/${encodeURIComponent(id)}`;

const entry = (conversationId, path, body, key, words, files) => ({ conversationId, method: "POST", path, body, key, files, words });
