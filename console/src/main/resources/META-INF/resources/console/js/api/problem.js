import { serverNow } from "./server-clock.js";

/** Conflicts that pass by themselves: a change of the same thing is in progress. All others are final. */
const PASSING_CONFLICTS = new Set(["number-change-in-progress", "account-busy", "account-being-created"]);

/** Why a request came to nothing, in words for people. */
export class Problem extends Error {
  /**
   * @param status the HTTP status; 0 when there was no answer
   * @param title the status in words
   * @param detail what is wrong with this request
   * @param more `code`: the stable name of the failure; `errors`: `{field, detail}` of each wrong field; `retryAfter`:
   *   seconds after which the server asks to try again
   */
  constructor(status, title, detail, { code, errors = [], retryAfter } = {}) {
    super(detail ? `${title}. ${detail}` : title);
    Object.assign(this, { status, title, detail, code, errors, retryAfter });
  }

  /** Reads RFC 9457 problem details, and makes do with the status when there are none, as in the answer of a proxy. */
  static async from(response) {
    const retryAfter = secondsUntil(response.headers.get("Retry-After"));
    const body = await jsonOf(response);
    const { title = titleOf(response.status), detail, type = "", errors } = body;
    return new Problem(response.status, title, detail, {
      code: type.split("/").at(-1) || undefined,
      errors: Array.isArray(errors) ? errors : [],
      retryAfter,
    });
  }

  /** True when the request was understood and turned down, so that sending the same again cannot help. */
  get isRefusal() {
    if (this.status === 409) return !PASSING_CONFLICTS.has(this.code);
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }

  /** What is wrong with one field of a form, if anything. */
  of(field) {
    return this.errors.find((error) => error.field === field)?.detail;
  }
}

async function jsonOf(response) {
  const body = await response.json().catch(() => undefined);
  return typeof body === "object" && body !== null ? body : {};
}

function titleOf(status) {
  if (status === 502 || status === 503 || status === 504) return "Switchboard does not answer right now";
  return `Something went wrong (${status})`;
}

/** The header holds seconds or a date. */
function secondsUntil(header) {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - serverNow()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
