import { uuid } from "../../lib/uuid.js";
import { copyText } from "./clipboard.js";
import { delivery } from "./delivery.js";
import { focusComposer } from "./focus.js";
import { scheduledActions } from "./scheduled-actions.js";
import { tellAdmins as tellAdminsWords } from "./words.js";

/** What can be done with a message, and what helps one that was not delivered. */
export function messageActions(shared, { send, call, openModal }) {
  const { context, open, newMessage, drafts } = shared;
  const write = (text, mode, more = {}) => {
    const { composer } = open();
    composer.write(text, mode);
    composer.change({ mode, ...more });
    focusComposer();
  };
  const below = (text, mode) => [open().composer[mode].trim(), text].filter(Boolean).join("\n\n");

  const remedies = {
    again: (message) => (message.media?.length ? rewrite(message) : sendAgain(message)),
    edit: (message) => (message.key ? editUnsent(message) : rewrite(message)),
    later: rewriteForLater,
    time: rewriteForLater,
    call: () => call(),
    sms: (message) => bySms(message),
    admin: (message) => tellAdmins(message),
    note: () => write(open().composer.note, "note"),
    template: () => chooseTemplate(),
    retry: ({ key }) => context.outbox.retry(key),
    discard: (entry) => discard(entry),
  };

  /** A new message that names the one in whose place it is sent. */
  function sendAgain({ id, conversationId, body }) {
    const path = `/api/conversations/${encodeURIComponent(conversationId)}/messages`;
    send({ conversationId, method: "POST", path, body: { body, retryOf: id }, key: uuid(), files: [], words: body });
  }

  /** Puts a message's text and files into the composer again. */
  async function rewrite({ id, body, media = [], channel }) {
    write(body ?? "", "reply", { retryOf: id });
    const files = await Promise.all(media.map(({ url, contentType }, index) => fetchedFile(url, contentType, index)));
    const found = files.filter(Boolean);
    if (found.length) open().composer.addFiles(found, channel);
    if (found.length < media.length) context.toast({ words: "Its files are no longer there. Attach them again.", kind: "bad" });
  }

  async function rewriteForLater(message) {
    await rewrite(message);
    open().panel?.want();
    open().composer.open({ kind: "later" });
  }

  /** The text is put into their SMS conversation, unless something is being written there. */
  function bySms({ body }) {
    const known = conversationBy("sms");
    if (known && body && !drafts?.has(known.id)) drafts?.set(known.id, { mode: "reply", reply: body });
    by("sms");
  }

  /** A note that mentions all admins, who are notified of it. */
  function tellAdmins(message) {
    const admins = context.members.all().filter(({ roles }) => roles?.includes("admin"));
    write(below(tellAdminsWords(admins.map(({ name }) => name), delivery(message)), "note"), "note");
  }

  const conversationBy = (channel) => {
    const { conversation, panel } = open();
    return panel?.conversations.value?.find((it) => it.channel === channel && it.theirAddress === conversation.theirAddress);
  };

  /** The same customer by another channel. */
  function by(channel) {
    const known = conversationBy(channel);
    if (known) context.go(`/inbox/all/${encodeURIComponent(known.id)}`);
    else newMessage?.({ to: open().conversation.theirAddress, channel });
  }

  async function editUnsent(entry) {
    if (!(await context.outbox.discard(entry.key))) return;
    const isNote = entry.path.endsWith("/notes");
    write(below(entry.body.body ?? "", isNote ? "note" : "reply"), isNote ? "note" : "reply", { retryOf: entry.body.retryOf });
    if (entry.files?.length) open().composer.addFiles(entry.files, open().conversation.channel);
  }

  async function discard(entry) {
    if (await context.outbox.discard(entry.key)) {
      context.toast({ words: "Discarded.", undo: () => context.outbox.putBack(entry) });
    } else {
      context.toast({ words: "It is being sent already.", kind: "bad" });
    }
  }

  function chooseTemplate() {
    const { composer, conversation } = open();
    composer.change({ mode: "reply" });
    composer.open(conversation.channel === "whatsapp" ? { kind: "content" } : undefined);
    focusComposer();
  }

  return {
    ...scheduledActions(shared, { send, openModal }),
    chooseTemplate,
    remedy: (offer, message) => remedies[offer]?.(message),
    copy: ({ body }) => copyText(body, context),
    quote: ({ body }) => write(below(`${body.replace(/^/gm, "> ")}\n`, "reply"), "reply"),
    forwardAsNote: (message) => write(below(forwarded(message, open()), "note"), "note"),
    by,
  };
}

function forwarded({ body, direction, media }, { conversation }) {
  const who = direction === "inbound" ? conversation.contact?.name || "They" : "We";
  return `${who} wrote: “${body || `${media?.length ?? 0} files`}”\n`;
}

async function fetchedFile(url, type, index) {
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const blob = await answer.blob();
  const extension = (type ?? blob.type).split("/")[1]?.split(";")[0] ?? "bin";
  return new File([blob], `file-${index + 1}.${extension}`, { type: type ?? blob.type });
}
