/** Calls back each second while something on the page runs, and the page is looked at. */
export class Ticker {
  #tick;
  #timer;

  constructor(tick) {
    this.#tick = tick;
  }

  /** To be told at each render whether something runs. */
  run(isNeeded) {
    if (isNeeded) this.#timer ??= setInterval(() => document.hidden || this.#tick(), 1000);
    else this.stop();
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
