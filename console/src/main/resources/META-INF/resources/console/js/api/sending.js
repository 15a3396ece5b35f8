import { post, write } from "./http.js";

const WHILE_A_FILE_TRAVELS = 10 * 60_000;

/**
 * Sends one entry of the outbox under its idempotency key, its files first.
 *
 * @param uploaded is told of the ids of the files so far, so that none is uploaded twice
 */
export async function sendEntry({ method, path, body, key, files, mediaIds }, uploaded) {
  const ids = [...mediaIds];
  for (const file of files.slice(ids.length)) {
    ids.push(await upload(file));
    await uploaded([...ids]);
  }
  const content = ids.length > 0 ? { ...body, mediaIds: [...(body.mediaIds ?? []), ...ids] } : body;
  return (await write(method, path, content, { idempotencyKey: key })).data;
}

async function upload(file) {
  const form = new FormData();
  form.append("file", file, file.name ?? "file");
  return (await post("/api/media", form, { timeout: WHILE_A_FILE_TRAVELS })).id;
}
