import { isPlayable } from "./recording.js";
import { playRecording } from "./recording.js";
import { speak } from "./speech.js";

const FRAME_MILLIS = 100;

/** Ringing and waiting is played shorter than it is; what is said or played is not. */
const LONGEST_SILENCE = 3;

/** Plays an imagined call step by step. `position` is in seconds of the call, as its steps count them. */
export class Playback {
  isPlaying = false;
  position = 0;

  /** The addresses of recordings that could not be played. */
  failed = new Set();

  #steps = [];
  #index = 0;
  #voice;
  #timer;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** The step that is heard; undefined while nothing is played. */
  get current() {
    return this.position > 0 || this.isPlaying ? this.#steps[this.#index] : undefined;
  }

  /** Takes another call; the one that is played ends. */
  load(steps) {
    this.stop();
    this.#steps = steps;
  }

  toggle(languageOf) {
    if (this.isPlaying) this.#pause();
    else this.#play(languageOf);
    this.#changed();
  }

  stop() {
    this.#pause();
    this.position = 0;
    this.#index = 0;
  }

  #pause() {
    this.isPlaying = false;
    clearInterval(this.#timer);
    this.#voice?.cancel();
  }

  #play(languageOf) {
    if (this.#index >= this.#steps.length - 1) this.stop();
    this.isPlaying = true;
    this.#enter(languageOf);
  }

  #enter(languageOf) {
    clearInterval(this.#timer);
    const step = this.#steps[this.#index];
    if (!step) return this.#end();
    this.position = step.at;
    this.#voice = this.#voiceOf(step, languageOf);
    const begun = performance.now();
    this.#timer = setInterval(() => this.#tick(step, begun, languageOf), FRAME_MILLIS);
    return undefined;
  }

  #voiceOf({ text, play, ...step }, languageOf) {
    if (text) return speak(text, languageOf(step));
    return play && isPlayable(play) ? playRecording(play, () => this.failed.add(play)) : undefined;
  }

  #tick(step, begun, languageOf) {
    const passed = (performance.now() - begun) / 1000;
    const lasts = this.#voice ? step.seconds : Math.min(step.seconds, LONGEST_SILENCE);
    const share = lasts > 0 ? Math.min(1, passed / lasts) : 1;
    this.position = step.at + share * step.seconds;
    const isOver = this.#voice ? this.#voice.isOver(passed, lasts) : share === 1;
    if (isOver) {
      this.#index++;
      this.#enter(languageOf);
    }
    this.#changed();
  }

  #end() {
    this.#index = this.#steps.length - 1;
    this.#pause();
    this.#changed();
  }
}
