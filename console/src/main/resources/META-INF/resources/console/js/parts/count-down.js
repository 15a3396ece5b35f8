/** Says how long it is until a moment, each second anew: "4 s". Silent for screen readers, which hear of the outcome. */
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
    const text = `${seconds} s`;
    if (this.textContent !== text) this.textContent = text;
    if (seconds > 0) this.#timer = setTimeout(() => this.#tick(), 1000);
  }
}

customElements.define("count-down", CountDown);
