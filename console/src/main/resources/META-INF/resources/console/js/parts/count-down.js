/** Says how long it is until a moment: "4 min", and in its last minute each second anew: "4 s". Silent for screen readers. */
class CountDown extends HTMLElement {
  #until;
  #timer;

  set until(moment) {
    this.#until = moment;
    if (this.isConnected) this.#tick();
  }

  connectedCallback() {
    this.ariaHidden = "true";
    this.#tick();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #tick() {
    clearTimeout(this.#timer);
    const seconds = Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
    const text = seconds > 60 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`;
    if (this.textContent !== text) this.textContent = text;
    if (seconds > 0) this.#timer = setTimeout(() => this.#tick(), 1000);
  }
}

customElements.define("count-down", CountDown);
