import { bytesOf } from "../api/files.js";
import { html } from "../lib/html.js";
import { render } from "../lib/html.js";
import { waveform } from "../lib/waveform.js";
import { MiniPlayer } from "./mini-player.js";
import { playerView } from "./player-view.js";
import { playing } from "./playing.js";

/** Longer recordings have a flat wave: decoding an hour takes some hundred megabytes. */
const LONGEST_WAVE = 15 * 60;
const STEP = 5;

/**
 * Plays a recording. `seconds` is its length, if known before anything is loaded, `words` its name, `download` an address (or
 * true for the source) where one may keep it.
 */
export const player = (options) => html`<audio-player .options=${options}></audio-player>`;

class AudioPlayer extends HTMLElement {
  #options = {};
  #wave;
  #seen = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#loadWave());

  set options(options) {
    if (options.source !== this.#options.source) this.#wave = undefined;
    this.#options = options;
    this.#draw();
  }

  get source() {
    return this.#options.source;
  }

  connectedCallback() {
    playing.addEventListener("change", this.#draw);
    this.#seen.observe(this);
    MiniPlayer.watch();
  }

  disconnectedCallback() {
    playing.removeEventListener("change", this.#draw);
    this.#seen.disconnect();
    MiniPlayer.watch();
  }

  toggle() {
    playing.toggle(this.#options.source, this.#options.words);
  }

  async #loadWave() {
    const { source, seconds } = this.#options;
    if (this.#wave || !source || seconds > LONGEST_WAVE) return;
    const wave = await waveform(source, bytesOf);
    if (!wave || source !== this.#options.source) return;
    this.#wave = wave;
    this.#draw();
  }

  #draw = () => {
    const { source, words = "", seconds, download } = this.#options;
    const isCurrent = playing.isCurrent(source);
    const at = playing.positionOf(source);
    const state = {
      name: words,
      isPlaying: playing.isPlaying(source),
      isFetching: playing.isFetching(source),
      at,
      length: playing.lengthOf(source) ?? seconds ?? this.#wave?.seconds ?? 0,
      hasStarted: isCurrent || at > 0,
      speed: playing.speed,
      loudness: this.#wave?.loudness,
      problem: isCurrent ? playing.problem : undefined,
      download: download === true ? source : download,
    };
    render(playerView(state, this.#actions), this);
    if (state.isPlaying) this.#loadWave();
  };

  #actions = {
    toggle: () => this.toggle(),
    speed: () => playing.nextSpeed(),
    seek: (seconds) => playing.seek(this.#options.source, seconds),
    key: (event) => seekByKey(event, this.#options.source, () => this.toggle()),
  };
}

/** Arrows go 5 s; Space plays and pauses from the slider too, where the browser gives it no meaning. */
export function seekByKey(event, source, toggle) {
  const isSlider = event.target.type === "range";
  const step = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey || !(step || (isSlider && event.key === " "))) return;
  event.preventDefault();
  event.stopPropagation();
  if (step) playing.seek(source, playing.positionOf(source) + step);
  else toggle();
}

customElements.define("audio-player", AudioPlayer);
