import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { render } from "../lib/html.js";
import { durationWords } from "../lib/amounts.js";
import { icon } from "./icon.js";
import { playButton } from "./player-view.js";
import { playing } from "./playing.js";
import { words } from "./words.js";

/** Shows what plays at the bottom of the page, to its end, as long as its own player is not in the page. */
export class MiniPlayer extends HTMLElement {
  static #only;
  static #isWaiting = false;

  /** Asks for a look at the page, once what is being rendered now is done. */
  static watch() {
    if (MiniPlayer.#isWaiting) return;
    MiniPlayer.#isWaiting = true;
    setTimeout(() => {
      MiniPlayer.#isWaiting = false;
      MiniPlayer.#look();
    });
  }

  static #look() {
    const inPage = [...document.querySelectorAll("audio-player")];
    const isAway = playing.source && !playing.hasEnded && !inPage.some(({ source }) => source === playing.source);
    if (isAway && (playing.isPlaying(playing.source) || MiniPlayer.#only)) {
      MiniPlayer.#only ??= document.body.appendChild(new MiniPlayer());
    } else {
      MiniPlayer.#only?.remove();
      MiniPlayer.#only = undefined;
    }
  }

  connectedCallback() {
    playing.addEventListener("change", this.#draw);
    this.#draw();
  }

  disconnectedCallback() {
    playing.removeEventListener("change", this.#draw);
  }

  #draw = () => {
    const { source, words: name } = playing;
    if (!source || playing.hasEnded) MiniPlayer.watch();
    if (!source) return;
    const state = { name, isPlaying: playing.isPlaying(source) };
    const length = playing.lengthOf(source);
    render(
      html`<section class="mini-player" aria-label=${name || words.play}>
        ${playButton(state, { toggle: () => playing.toggle(source, name) })}
        <b dir="auto">${name}</b>
        <span class="num t-meta">${durationWords(playing.positionOf(source))}${length ? ` / ${durationWords(length)}` : nothing}</span>
        <button type="button" class="button ghost icon small" aria-label=${words.stop} @click=${() => playing.stop()}>
          ${icon("x", "small")}
        </button>
      </section>`,
      this,
    );
  };
}

customElements.define("mini-player", MiniPlayer);
