import { Problem } from "./problem.js";
import { readClock } from "./server-clock.js";

const TIMEOUT = 20_000;
const DOWNLOAD_TIMEOUT = 10 * 60_000;

let actingFor;

/** Requests that write nothing although they are no GET. */
const ASKS = /\/(preview|check)$/;

/** The tenant whose pages an operator looks at; undefined for one's own. Until it is another, nothing is written. */
export const actFor = (tenant) => (actingFor = tenant);

export const actedFor = () => actingFor;

/** The JSON at a path. Every function here throws a `Problem` when the answer is none of success. */
export const get = async (path, options) => (await request("GET", path, undefined, options)).data;

/** The JSON at a path with its version, which `ifMatch` of a later write names: `{data, etag}`. */
export const getRevised = (path, options) => request("GET", path, undefined, options);

/** @param options `idempotencyKey`, `ifMatch`, `signal`, `timeout` in milliseconds, `tenant` for which an operator asks */
export const post = async (path, body, options) => (await write("POST", path, body, options)).data;

export const put = async (path, body, options) => (await write("PUT", path, body, options)).data;

export const patch = async (path, body, options) => (await write("PATCH", path, body, options)).data;

export const remove = async (path, options) => (await write("DELETE", path, undefined, options)).data;

/** As the others; the answer is `{data, etag}`. */
export async function write(method, path, body, { idempotencyKey, ifMatch, ...options } = {}) {
  if (actingFor && path.startsWith("/api/") && !ASKS.test(path)) throw onlyLooking();
  const headers = {
    ...(idempotencyKey && { "Idempotency-Key": idempotencyKey }),
    ...(ifMatch && { "If-Match": ifMatch }),
    ...csrfHeader(),
  };
  return request(method, path, body, { ...options, headers });
}

const onlyLooking = () =>
  new Problem(403, "Nothing was changed", "You look at this company as operator.", { code: "only-looking" });

/** The content at a path as a file of a media type, which the server writes when it is asked for that type. */
export async function download(path, type) {
  const response = await successOf("GET", path, undefined, filesOf(`${type}, application/problem+json`));
  if (!response.headers.get("Content-Type")?.startsWith(type)) throw notSwitchboard();
  return contentOfFile(response);
}

/** A stored file, of whatever type: its `content`, and the `name` that the server has for it, if any. */
export async function downloadStored(path) {
  const response = await successOf("GET", path, undefined, filesOf("*/*"));
  // The API shows no customer's file as a page, so this is one of something in between.
  if (response.headers.get("Content-Type")?.startsWith("text/html")) throw notSwitchboard();
  return { content: await contentOfFile(response), name: nameIn(response.headers.get("Content-Disposition") ?? "") };
}

const filesOf = (accepted) => ({ headers: { Accept: accepted }, timeout: DOWNLOAD_TIMEOUT });

async function contentOfFile(response) {
  try {
    return await response.blob();
  } catch {
    throw new Problem(0, "The download broke off", "Nothing was saved. Try again.", { code: "broken-off" });
  }
}

/** The name of RFC 6266: of its two forms the one that may have any letters, or else the plain one. */
function nameIn(disposition) {
  const encoded = disposition.match(/filename\*=UTF-8''([^;\s]+)/i)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return disposition.match(/filename="([^"]+)"/i)?.[1];
}

async function request(method, path, body, options) {
  const response = await successOf(method, path, body, options);
  return { data: await contentOf(response, method === "GET"), etag: response.headers.get("ETag") ?? undefined };
}

async function successOf(method, path, body, { headers, signal, timeout = TIMEOUT, tenant = actingFor } = {}) {
  const askedAt = Date.now();
  const response = await answerTo(path, {
    method,
    body: isContent(body) ? body : body && JSON.stringify(body),
    headers: { ...baseHeaders(tenant), ...(body && !isContent(body) && { "Content-Type": "application/json" }), ...headers },
    // Of a tenant that an operator looks at nothing is kept on the device.
    cache: tenant ? "no-store" : "default",
    signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(timeout)]) : AbortSignal.timeout(timeout),
  });
  readClock(response, askedAt);
  if (response.ok) return response;

  const problem = await Problem.from(response);
  if (problem.status === 401) document.dispatchEvent(new Event("session-ended"));
  throw problem;
}

const baseHeaders = (tenant) => ({ Accept: "application/json, application/problem+json", ...tenantHeader(tenant) });

/** Names the tenant for which an operator asks; empty for everybody else. */
export const tenantHeader = (tenant = actingFor) => ({ ...(tenant && { "X-Switchboard-Tenant": tenant }) });

/** A file or a form is sent as it is; the browser names its type. */
const isContent = (body) => body instanceof Blob || body instanceof FormData;

async function answerTo(path, options) {
  try {
    return await fetch(path, options);
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new Problem(0, "Switchboard cannot be reached", "Check your connection.", { code: "unreachable" });
  }
}

/** A network that asks for a log-in of its own answers everything with a page, and with success; or with nothing at all. */
async function contentOf(response, isExpected) {
  if (response.status === 204) return undefined;
  const text = await response.text().catch(() => undefined);
  if (text === "" && !isExpected) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw notSwitchboard();
  }
}

const notSwitchboard = () =>
  new Problem(0, "Something between you and Switchboard answered in its place", "Check your connection.", { code: "not-switchboard" });

/** The gateway hands out the token as a cookie; only pages of the same origin can read it and send it back. */
export function csrfHeader() {
  const token = document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/)?.[1];
  return token && { "X-XSRF-TOKEN": decodeURIComponent(token) };
}
