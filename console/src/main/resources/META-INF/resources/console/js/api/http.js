import { Problem } from "./problem.js";

const PATIENCE = 20_000;

export const get = (path) => request("GET", path);

export function post(path, body, headers = {}) {
  const content = body && { "Content-Type": "application/json" };
  return request("POST", path, body && JSON.stringify(body), { ...content, ...headers, ...csrfHeader() });
}

async function request(method, path, body, headers) {
  const response = await answerTo(path, { method, body, headers });
  if (response.ok) return response.status === 204 ? undefined : response.json();

  const problem = await Problem.from(response);
  if (problem.status === 401) document.dispatchEvent(new Event("session-ended"));
  throw problem;
}

async function answerTo(path, options) {
  try {
    const headers = { Accept: "application/json, application/problem+json", ...options.headers };
    return await fetch(path, { ...options, headers, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new Problem(0, "Switchboard cannot be reached", "Check your connection and try again.");
  }
}

/** The gateway hands out the token as a cookie; only pages of the same origin can read it and send it back. */
function csrfHeader() {
  const token = document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/)?.[1];
  return token && { "X-XSRF-TOKEN": decodeURIComponent(token) };
}
