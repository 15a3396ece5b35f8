import { uploadFile } from "./upload.js";

const MEGABYTE = 1024 * 1024;
const PICTURES = new Set(["image/jpeg", "image/png", "image/gif"]);
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/(mpeg|mp4|aac|amr|ogg|wav|3gpp|webm)|video\/(mp4|3gpp|quicktime|webm))$/;
const DOCUMENTS =
  /^(application\/(pdf|msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\.[\w.]+)|text\/(vcard|x-vcard|plain|csv|calendar))$/;
const ALIASES = { "audio/mp3": "audio/mpeg", "audio/x-wav": "audio/wav", "audio/x-m4a": "audio/mp4", "image/jpg": "image/jpeg" };

/** The files that the next message of a conversation is to carry, each on its way to the server or there. */
export class Attachments {
  items = [];
  #changed;
  #lastKey = 0;

  constructor(changed, uploaded = []) {
    this.#changed = changed;
    this.items = uploaded.map((file) => ({ ...file, key: ++this.#lastKey, state: "there" }));
  }

  get areReady() {
    return this.items.every(({ state }) => state === "there" || state === "waiting");
  }

  /** The uploaded ones as they are kept in a draft. */
  get uploaded() {
    return this.items.filter(({ state }) => state === "there").map(({ id, name, type, bytes }) => ({ id, name, type, bytes }));
  }

  /** The files themselves that the server does not have: they wait with their message. */
  get waiting() {
    return this.items.filter(({ state }) => state === "waiting").map(({ file }) => file);
  }

  /** Takes files in and uploads them; those that the channel does not take say why in their place. */
  add(files, channel) {
    const most = mostFiles(channel);
    for (const file of files) {
      const problem = this.items.length >= most ? tooMany(channel, most) : problemOf(file, channel);
      const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined;
      const item = { key: ++this.#lastKey, file, name: file.name, type: file.type, bytes: file.size, sent: 0, preview };
      this.items = [...this.items, { ...item, state: problem ? "refused" : "sending", problem }];
      if (!problem) this.#upload(item);
    }
    this.#changed();
  }

  retry(key) {
    const item = this.items.find((it) => it.key === key);
    this.#set(key, { state: "sending", problem: undefined, sent: 0 });
    this.#upload(item);
  }

  remove(key) {
    const item = this.items.find((it) => it.key === key);
    item?.abort?.();
    if (item?.preview) URL.revokeObjectURL(item.preview);
    this.items = this.items.filter((it) => it.key !== key);
    this.#changed();
  }

  clear() {
    this.items.forEach(({ preview }) => preview && URL.revokeObjectURL(preview));
    this.items = [];
  }

  async #upload({ key, file }) {
    const { promise, abort } = uploadFile(file, (sent) => this.#set(key, { sent }));
    this.#set(key, { abort });
    try {
      const { id, type, bytes } = await promise;
      this.#set(key, { id, type, bytes, state: "there", abort: undefined });
    } catch (problem) {
      if (problem.name === "AbortError") return;
      // Without a connection the file waits with its message; the outbox uploads it.
      this.#set(key, problem.isRefusal ? { state: "refused", problem: problem.detail ?? problem.title, canRetry: true } : { state: "waiting" });
    }
  }

  #set(key, change) {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
    this.#changed();
  }
}

export const mostFiles = (channel) => (channel === "whatsapp" ? 1 : 10);

const tooMany = (channel, most) =>
  most === 1 ? "WhatsApp takes one file a message." : `A message has at most ${most} files.`;

/** Why a channel does not take a file; undefined where it does. The server checks the same and more. */
export function problemOf({ type, size }, channel) {
  const kind = ALIASES[type] ?? type;
  if (size === 0) return "The file is empty.";
  if (!SHOWN.test(kind) && !DOCUMENTS.test(kind)) return "Files of this type cannot be sent.";
  if (kind.startsWith("image/") && size > 5 * MEGABYTE) return "Pictures have at most 5 MB.";
  if (size > 16 * MEGABYTE) return "Files have at most 16 MB.";
  if (channel === "sms" && !PICTURES.has(kind) && size > 500 * 1024) return "By MMS such a file has at most 500 KB.";
  return undefined;
}
