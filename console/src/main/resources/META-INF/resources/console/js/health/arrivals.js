const REMEMBERED = 50;

/** How long texts took from Twilio's webhook to this page, measured on those that arrived while it was open. */
export class Arrivals {
  #ahead = 0;
  #delays = [];

  /** @param here when this computer's clock showed the server's time */
  clockIs(serverTime, here) {
    this.#ahead = Date.parse(serverTime) - here || 0;
  }

  apply({ type, data }, now = Date.now()) {
    if (type !== "message.received" || !data.createdAt) return;
    const delay = now + this.#ahead - Date.parse(data.createdAt);
    this.#delays = [...this.#delays, Math.max(0, Math.round(delay))].slice(-REMEMBERED);
  }

  /** Half of the last texts were faster, `{millis, texts}`; undefined before the first one. */
  get median() {
    if (!this.#delays.length) return undefined;
    const sorted = this.#delays.toSorted((one, other) => one - other);
    return { millis: sorted[Math.floor((sorted.length - 1) / 2)], texts: sorted.length };
  }
}
