import { Problem } from "../../api/problem.js";

const FIRST_RETRY = 5;
const LONGEST_RETRY = 60;
const PROBE = { headers: { Range: "bytes=0-0", Accept: "*/*" } };

/**
 * What became of messages' files that a browser could not show. An `<img>` does not tell why it failed, so the file is
 * asked for once more: one that Twilio is still storing is tried again, one that is gone is not.
 */
export class MediaFiles {
  revision = 0;
  #states = new Map();
  #timers = new Set();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** `{state: "waiting" | "away" | "gone" | "refused" | "unshown", attempt}`, or undefined for one that nothing is known of. */
  of(url) {
    return this.#states.get(url);
  }

  /** The address to load, another one after each attempt: browsers remember what failed. */
  source(url) {
    const attempt = this.#states.get(url)?.attempt ?? 0;
    return attempt ? `${url}?attempt=${attempt}` : url;
  }

  /** A browser could not show a file. */
  async failed(url) {
    const known = this.#states.get(url);
    if (known?.state === "asking") return;
    const attempt = known?.attempt ?? 0;
    this.#states.set(url, { state: "asking", attempt });
    const answer = await fetch(url, PROBE).catch(() => undefined);
    if (answer?.ok) this.#set(url, attempt ? "unshown" : "loading", attempt + 1);
    else this.#unavailable(url, answer && (await Problem.from(answer)), attempt);
  }

  /** Tries a file again that was refused. */
  retry(url) {
    this.#set(url, "loading", (this.#states.get(url)?.attempt ?? 0) + 1);
  }

  close() {
    this.#timers.forEach(clearTimeout);
  }

  #unavailable(url, problem, attempt) {
    const state = stateOf(problem);
    this.#set(url, state, attempt);
    if (state === "gone" || state === "refused") return;
    const seconds = Math.min(LONGEST_RETRY, Math.max(problem?.retryAfter ?? 0, FIRST_RETRY * 2 ** Math.min(attempt, 4)));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#set(url, "loading", attempt + 1);
    }, seconds * 1000);
    this.#timers.add(timer);
  }

  #set(url, state, attempt) {
    this.#states.set(url, { state, attempt });
    this.revision += 1;
    this.#changed();
  }
}

/** Twilio is storing the file, it is gone, it is not handed out, or it cannot be asked for right now. */
function stateOf(problem) {
  if (problem?.code?.endsWith("-not-available-yet") || (problem?.status === 404 && problem.retryAfter)) return "waiting";
  if (problem?.status === 404) return "gone";
  return problem?.isRefusal || problem?.code?.startsWith("media-") ? "refused" : "away";
}
