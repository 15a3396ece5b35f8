import { words } from "./words.js";

const SOON = 10;

/**
 * Why a recording does not play, which an audio element does not tell: `{words, retryAfter}`, where retryAfter is in
 * seconds and only there if waiting helps.
 */
export async function problemOf(source) {
  try {
    const answer = await fetch(source, { headers: { Range: "bytes=0-0" } });
    await answer.body?.cancel();
    return problemFor(answer.status, Number(answer.headers.get("Retry-After")));
  } catch {
    return { words: words.noConnection };
  }
}

/** 404 with Retry-After is a recording that Twilio has not handed over yet; without it there is none. */
export function problemFor(status, retryAfter) {
  if (retryAfter > 0) return { words: words.notHere, retryAfter };
  if (status === 404 || status === 410) return { words: words.gone };
  if (status === 401 || status === 403) return { words: words.refused };
  if (status >= 500) return { words: words.notHere, retryAfter: SOON };
  return { words: words.cannotPlay };
}
