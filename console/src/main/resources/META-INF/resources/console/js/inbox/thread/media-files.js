import { areFetched, fetchedFile, probe } from "../../api/files.js";
import { Problem } from "../../api/problem.js";

const FIRST_RETRY = 5;
const LONGEST_RETRY = 60;
/** Files are fetched when they are less than a page away from what is seen. */
const AHEAD = { scrollMargin: "100% 0px" };

/**
 * Addresses of messages' files, and the reasons why a browser could not show one. An `<img>` does not tell why it failed, so
 * the file is asked for once more: one that Twilio is still storing is tried again, one that is gone is not.
 */
export class MediaFiles {
  revision = 0;
  #states = new Map();
  #timers = new Set();
  #urls = new WeakMap();
  #seen = new IntersectionObserver((entries) => this.#saw(entries), AHEAD);
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** `{state: "waiting" | "away" | "gone" | "refused" | "unshown", attempt}`, or undefined for one that nothing is known of. */
  of(url) {
    return this.#states.get(url);
  }

  /**
   * The address to load, another one after each attempt: browsers remember what failed. Undefined for a file of the tenant that
   * an operator looks at, as long as it has not been fetched.
   */
  source(url) {
    const { attempt = 0, address } = this.#states.get(url) ?? {};
    if (areFetched()) return address;
    return attempt ? `${url}?attempt=${attempt}` : url;
  }

  /** Tells which file an element is to show: one that has to be fetched is so once the element comes into view. */
  isShownBy(element, url) {
    if (!areFetched()) return;
    this.#urls.set(element, url);
    this.#seen.unobserve(element);
    this.#seen.observe(element);
  }

  /** A browser could not show a file. */
  async failed(url) {
    const known = this.#states.get(url);
    if (known?.state === "asking") return;
    const attempt = known?.attempt ?? 0;
    if (known?.address) return this.#set(url, "unshown", attempt);
    this.#states.set(url, { state: "asking", attempt });
    const answer = await probe(url).catch(() => undefined);
    if (answer?.ok) this.#set(url, attempt ? "unshown" : "loading", attempt + 1);
    else this.#unavailable(url, answer && (await Problem.from(answer)), attempt);
  }

  /** Tries a file again that was refused. */
  retry(url) {
    this.#set(url, "loading", (this.#states.get(url)?.attempt ?? 0) + 1);
  }

  close() {
    this.#timers.forEach(clearTimeout);
    this.#seen.disconnect();
  }

  #saw(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#seen.unobserve(target);
      this.#fetch(this.#urls.get(target));
    }
  }

  async #fetch(url) {
    const { attempt = 0, address } = this.#states.get(url) ?? {};
    if (address) return;
    try {
      this.#set(url, "loading", attempt, (await fetchedFile(url)).address);
    } catch (problem) {
      this.#unavailable(url, problem, attempt);
    }
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

  #set(url, state, attempt, address) {
    this.#states.set(url, { state, attempt, address });
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
