import { html } from "../lib/html.js";
import { live } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { svg } from "../lib/html.js";
import { durationWords } from "../lib/amounts.js";
import { spokenDuration } from "../lib/amounts.js";
import { time } from "../lib/times.js";
import "./count-down.js";
import { icon } from "./icon.js";
import { words } from "./words.js";

const BARS = 52;
const STEP = 4;
const WAVE_HEIGHT = 28;
const FLAT = Array.from({ length: BARS }, () => 0);

/** `state` is `{name, isPlaying, isFetching, at, length, speed, loudness, problem, hasStarted, download}`. */
export const playerView = (state, actions) =>
  html`<div class="player" role="group" aria-label=${state.name || nothing} @keydown=${actions.key}>
      ${playButton(state, actions)}
      <div class="wave">${wave(state)}${seekBar(state, actions)}</div>
      <span class="num t-meta" aria-hidden="true">${state.hasStarted ? `${durationWords(state.at)} / ` : ""}${durationWords(state.length)}</span>
      <button type="button" class="button ghost small" aria-label="${words.speed} ${state.speed}" @click=${actions.speed}>${state.speed}×</button>
      ${state.download ? downloadLink(state.download) : nothing}
    </div>
    <p class="player-problem t-meta" role="status">${statusWords(state)}</p>`;

export const playButton = ({ isPlaying, name }, { toggle }) => {
  const label = `${isPlaying ? words.pause : words.play}${name ? `: ${name}` : ""}`;
  return html`<button type="button" class="button primary icon" aria-label=${label} @click=${toggle}>
    ${icon(isPlaying ? "pause" : "play")}
  </button>`;
};

function statusWords({ isFetching, problem }) {
  if (isFetching) return words.fetching;
  return problem ? problemWords(problem) : "";
}

/** The seconds count down; screen readers hear of the outcome only. */
const problemWords = ({ words: why, triedAgainAt, nextTryAt }) =>
  html`${why} ${triedAgainAt ? words.triedAgain(time(triedAgainAt)) : nothing}
  ${nextTryAt ? html`${words.tryingAgain} <count-down .until=${nextTryAt}></count-down>.` : nothing}`;

const downloadLink = (address) =>
  html`<a class="button ghost icon small" href=${address} download aria-label=${words.download} title=${words.download}>
    ${icon("download", "small")}
  </a>`;

/** A slider of the browser's own lies over the wave, invisible, so that pointers, touch and keys seek alike. */
const seekBar = ({ at, length, name }, { seek }) =>
  html`<input
    type="range"
    min="0"
    max=${Math.max(length, 1)}
    step="0.1"
    aria-label="${words.position}${name ? `: ${name}` : ""}"
    aria-valuetext="${spokenDuration(at)} ${words.of} ${spokenDuration(length)}"
    .value=${live(String(at))}
    @input=${({ target }) => seek(Number(target.value))}
  />`;

const wave = ({ loudness, at, length }) =>
  html`<svg viewBox="0 0 ${BARS * STEP} ${WAVE_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${(loudness ?? FLAT).map((loud, index) => waveBar(loud, index, length > 0 && index < (at / length) * BARS))}
  </svg>`;

function waveBar(loud, index, isPast) {
  const height = Math.round(3 + loud * (WAVE_HEIGHT - 5));
  return svg`<rect class=${isPast ? "on" : "off"} x=${index * STEP} y=${(WAVE_HEIGHT - height) / 2} width="2.4" height=${height} rx="1.2"></rect>`;
}
