import { probe } from "../api/files.js";
import { Problem } from "../api/problem.js";
import { words } from "./words.js";

const SOON = 10;
const LATER = 60;

/**
 * Why a recording does not play, which an audio element does not tell: `{words, retryAfter}`, where retryAfter is in
 * seconds and only there if waiting helps.
 */
export async function problemOf(source) {
  try {
    const answer = await probe(source);
    const { code, detail } = answer.ok ? {} : await Problem.from(answer);
    await answer.body?.cancel().catch(() => {});
    return problemFor(answer.status, Number(answer.headers.get("Retry-After")), code, detail);
  } catch {
    return { words: words.noConnection };
  }
}

/** The same of a recording that could not be fetched, whose `Problem` is known. */
export const problemIn = ({ status, retryAfter, code, detail }) =>
  status === 0 ? { words: words.noConnection } : problemFor(status, retryAfter, code, detail);

// docs/calls.md: what the API tells of recordings that Twilio does not hand out.
const BY_CODE = {
  "recording-gone": { words: words.gone },
  "recording-refused": { words: words.refused(), retryAfter: LATER },
  "recording-elsewhere": { words: words.refused() },
  "number-of-another-member": { words: words.ofAnother },
  "recording-too-large": { words: words.tooLarge },
};

/** 404 with Retry-After is a recording that Twilio has not handed over yet; without it there is none. */
export function problemFor(status, retryAfter, code, detail = "") {
  const [, twilios] = /\((\d{3})\)/.exec(detail) ?? [];
  if (code === "recording-refused" && twilios) return { words: words.refused(twilios), retryAfter: LATER };
  if (BY_CODE[code]) return { ...BY_CODE[code] };
  if (retryAfter > 0) return { words: words.notHere, retryAfter };
  if (status === 404 || status === 410) return { words: words.gone };
  if (status === 401 || status === 403) return { words: words.refused(status) };
  if (status >= 500) return { words: words.notHere, retryAfter: SOON };
  return { words: words.cannotPlay };
}
