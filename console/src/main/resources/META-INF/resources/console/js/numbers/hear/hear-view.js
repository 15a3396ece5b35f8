import { durationWords } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { REACTIONS } from "./hear-store.js";
import { endWords } from "./heard-words.js";
import { heard } from "./heard-words.js";
import { joinedSteps } from "./heard-words.js";
import { isPlayable } from "./recording.js";
import { serverOf } from "./recording.js";
import { hasVoices } from "./speech.js";
import { wave } from "./wave.js";
import { whenChoice } from "./when-choice.js";

/** The card in which a call is imagined: when, keys, who answers, and how it goes. */
export function hearCard({ hear, playback, plan, destinations, nameOf, now }, actions) {
  return html`<section class="card hear" aria-labelledby="hear-title">
    <header>
      <h2 class="t-sect" id="hear-title">${icon("headphones")} Hear it</h2>
      <span class="t-meta">nobody’s phone rings</span>
    </header>
    <div class="try">
      ${whenChoice({ at: hear.at, plan, now }, actions.hear)}
      <label>
        <span class="t-label">Keys</span>
        <span class="field num">
          <input .value=${live(hear.keys)} placeholder="none" inputmode="tel" @input=${({ target }) => actions.hear({ keys: target.value })} />
        </span>
      </label>
      ${destinations.map((address) => reaction(hear, address, nameOf, actions))}
    </div>
    ${hear.isUnfinished ? html`<p class="quiet small">Fill in what is marked in the plan, then hear it here.</p>` : nothing}
    ${hear.preview ? played({ hear, playback, nameOf }, actions) : nothing}
    ${hear.problem ? html`<p class="finding problem">${icon("circle-alert", "small")} <span>${hear.problem.message}</span></p>` : nothing}
  </section>`;
}

const reaction = (hear, address, nameOf, actions) => html`<label class="wide">
  <span class="t-label" dir="auto">${nameOf(address)}</span>
  <span class="field">
    <select @change=${({ target }) => actions.answer(address, target.value)}>
      ${REACTIONS.map(
        ({ value, words }) => html`<option value=${value} ?selected=${(hear.answers[address] ?? "noAnswer") === value}>${words}</option>`,
      )}
    </select>
  </span>
</label>`;

function played({ hear, playback, nameOf }, actions) {
  const { steps, seconds } = hear.preview;
  return html`
    <div class="player">
      <button class="button primary icon" type="button" aria-label=${playback.isPlaying ? "Pause" : "Play"} @click=${actions.play}>
        ${icon(playback.isPlaying ? "pause" : "play")}
      </button>
      ${wave(steps, seconds, playback.position)}
      <span class="num t-meta">${durationWords(playback.position)} / ${durationWords(seconds)}</span>
    </div>
    <ol class="heard">
      ${joinedSteps(steps).map(({ step, result }) => line(step, result, playback, nameOf, actions))}
    </ol>
    <p class="visually-hidden" role="status">${endWords(hear.preview, nameOf)}</p>
    ${silentRecordings(steps, playback)}
    ${playback.isPlaying && !hasVoices() && steps.some(({ text }) => text) ? html`<p class="t-meta">This browser has no voices, so the texts are shown only.</p>` : nothing}
  `;
}

function line(step, result, playback, nameOf, actions) {
  const { icon: name, words, key } = heard(step, nameOf);
  const { current } = playback;
  const state = current === step ? "now" : current && step.at < current.at ? "past" : "";
  return html`<li class=${state} aria-current=${current === step ? "step" : nothing}>
    <time>${durationWords(step.at)}</time>${icon(name, "small")}
    <span>
      <button class="plain" type="button" dir="auto" @click=${() => actions.select(step.place)}>${words}${result ? `: ${result}` : ""}</button>
      ${key ? html`<kbd>${key}</kbd>` : nothing} ${step.play ? recording(step.play) : nothing}
    </span>
  </li>`;
}

/** Recordings of other servers cannot be played inside the console, so they open beside it. */
const recording = (url) =>
  /^https?:/.test(url) && !isPlayable(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">listen ${icon("external-link", "small")}</a>`
    : nothing;

/** Says which recordings of a call pass in silence here, and why. */
function silentRecordings(steps, { failed }) {
  const addresses = steps.map(({ play }) => play).filter(Boolean);
  const servers = [...new Set(addresses.filter((address) => !isPlayable(address)).map(serverOf))];
  return html`
    ${servers.map(
      (server) => html`<p class="t-meta">Callers hear the recording of <span dir="auto">${server}</span>. The console plays none of other servers: here it passes in silence, “listen” opens it.</p>`,
    )}
    ${addresses.some((address) => failed.has(address))
      ? html`<p class="finding problem" role="status">${icon("circle-alert", "small")} <span>A recording cannot be played. Check its address in the plan.</span></p>`
      : nothing}
  `;
}
