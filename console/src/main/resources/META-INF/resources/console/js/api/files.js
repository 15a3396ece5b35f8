import { actedFor, downloadStored, tenantHeader } from "./http.js";

/**
 * Files that pages show: pictures, films, recordings. A browser's own requests for them name no tenant, so that those of a
 * tenant that an operator looks at are fetched here, whole, and shown from the page's memory until it is closed.
 */
const fetched = new Map();

/** Whether an element can show files only once they were fetched. */
export const areFetched = () => Boolean(actedFor());

/** The file at a path, once: its `content`, and the `address` at which an element can show it. Throws a `Problem`. */
export function fetchedFile(path) {
  if (!fetched.has(path)) fetched.set(path, fetchOnce(path));
  return fetched.get(path);
}

async function fetchOnce(path) {
  try {
    const { content } = await downloadStored(path);
    return { content, address: URL.createObjectURL(content) };
  } catch (problem) {
    fetched.delete(path);
    throw problem;
  }
}

/** Asks for the first byte of a file, whose answer tells why an element could not show it. */
export const probe = (path) =>
  fetch(path, { headers: { Range: "bytes=0-0", Accept: "*/*", ...tenantHeader() }, ...(areFetched() && { cache: "no-store" }) });

/** The bytes of a file. */
export async function bytesOf(path) {
  if (areFetched()) return (await fetchedFile(path)).content.arrayBuffer();
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`The file answered ${answer.status}.`);
  return answer.arrayBuffer();
}
