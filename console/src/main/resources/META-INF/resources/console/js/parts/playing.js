import { areFetched, fetchedFile } from "../api/files.js";
import { problemIn, problemOf } from "./playing-problem.js";

const SPEEDS = [1, 1.5, 2];
const KEPT_SPEED = "switchboard.playing-speed";

/**
 * The one recording of the tab that plays. It lives outside the page's tree, so that it plays on while one moves about;
 * starting another one pauses it. Tells of each change by a `change` event.
 */
class Playing extends EventTarget {
  #audio = new Audio();
  #positions = new Map();
  #retry;
  #failing;
  #isFetching = false;
  source;
  words = "";
  problem;

  constructor() {
    super();
    this.#audio.preload = "metadata";
    for (const type of ["play", "pause", "timeupdate", "durationchange", "seeking", "ended", "waiting", "playing"]) {
      this.#audio.addEventListener(type, () => this.#changed());
    }
    this.#audio.addEventListener("playing", () => (this.#failing = undefined));
    this.#audio.addEventListener("error", () => this.#failed());
    // A film in the page; this audio is not in the page, and so not among those that are heard here.
    document.addEventListener("play", () => this.#audio.pause(), { capture: true });
  }

  isCurrent(source) {
    return this.source === source;
  }

  isPlaying(source) {
    return this.isCurrent(source) && !this.#audio.paused && !this.#audio.ended;
  }

  /** Whether a recording is being fetched that has to be here before it plays. */
  isFetching(source) {
    return this.isCurrent(source) && this.#isFetching;
  }

  get hasEnded() {
    return this.#audio.ended;
  }

  /** Where a recording stands, in seconds; each remembers its place. */
  positionOf(source) {
    return this.isCurrent(source) ? this.#audio.currentTime : (this.#positions.get(source) ?? 0);
  }

  lengthOf(source) {
    return this.isCurrent(source) && Number.isFinite(this.#audio.duration) ? this.#audio.duration : undefined;
  }

  get speed() {
    const kept = Number(localStorage.getItem(KEPT_SPEED));
    return SPEEDS.includes(kept) ? kept : 1;
  }

  nextSpeed() {
    const next = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
    localStorage.setItem(KEPT_SPEED, String(next));
    this.#audio.playbackRate = next;
    this.#changed();
  }

  toggle(source, words) {
    if (this.isPlaying(source)) this.#audio.pause();
    else this.#play(source, words);
  }

  seek(source, seconds) {
    const place = Math.max(0, seconds);
    if (this.isCurrent(source)) this.#audio.currentTime = Math.min(place, this.lengthOf(source) ?? place);
    else this.#positions.set(source, place);
    this.#changed();
  }

  stop() {
    clearTimeout(this.#retry);
    this.#audio.pause();
    this.#positions.delete(this.source);
    this.source = undefined;
    this.#empty();
    this.#changed();
  }

  #play(source, words) {
    clearTimeout(this.#retry);
    if (!this.isCurrent(source) || this.problem) this.#load(source, words);
    if (this.#isFetching) return;
    for (const other of document.querySelectorAll("audio, video")) other.pause();
    // A refusal comes as an `error` event too, an interruption by the next recording is none.
    this.#audio.play().catch(() => this.#changed());
  }

  #load(source, words) {
    if (this.source) this.#positions.set(this.source, this.#audio.currentTime);
    Object.assign(this, { source, words, problem: undefined });
    this.#isFetching = areFetched();
    if (this.#isFetching) this.#fetch(source);
    else this.#open(source, this.#positions.get(source) ?? 0);
  }

  #open(address, place) {
    this.#audio.src = address;
    this.#audio.currentTime = place;
    this.#audio.playbackRate = this.speed;
    this.#audio.defaultPlaybackRate = this.speed;
  }

  #empty() {
    this.#audio.removeAttribute("src");
    this.#audio.load();
  }

  /** Plays a recording of the tenant that an operator looks at, once all of it is here. */
  async #fetch(source) {
    this.#empty();
    this.#audio.currentTime = this.#positions.get(source) ?? 0;
    this.#changed();
    const { address, problem } = await fetchedFile(source).catch((problem) => ({ problem }));
    if (!this.isCurrent(source)) return;
    this.#isFetching = false;
    if (problem) return this.#tell(source, problemIn(problem));
    this.#open(address, this.#audio.currentTime);
    this.#play(source, this.words);
  }

  async #failed() {
    const source = this.source;
    if (!source || !this.#audio.hasAttribute("src")) return;
    this.#tell(source, await problemOf(source));
  }

  #tell(source, problem) {
    if (!this.isCurrent(source)) return;
    const wait = problem.retryAfter * 1000;
    this.problem = {
      ...problem,
      triedAgainAt: this.#failing === source ? new Date() : undefined,
      nextTryAt: wait > 0 ? new Date(Date.now() + wait) : undefined,
    };
    this.#failing = source;
    if (wait > 0) this.#retry = setTimeout(() => this.#play(source, this.words), wait);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

export const playing = new Playing();
