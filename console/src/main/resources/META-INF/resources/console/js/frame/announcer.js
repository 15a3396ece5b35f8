const QUIET = 1000;

/** Tells people who do not see the page what happened: news of one second together, and not while they type. */
export class Announcer {
  #element;
  #news = [];
  #timer;
  #typedAt = 0;

  constructor(element) {
    this.#element = element;
    document.addEventListener("input", () => (this.#typedAt = Date.now()), { capture: true });
  }

  /** @param many words for several of the kind at once, as in `(n) => `${n} new messages`` */
  say(words, many) {
    this.#news.push({ words, many });
    this.#timer ??= setTimeout(() => this.#speak(), QUIET);
  }

  #speak() {
    const pause = this.#typedAt + QUIET - Date.now();
    if (pause > 0) {
      this.#timer = setTimeout(() => this.#speak(), pause);
      return;
    }
    this.#timer = undefined;
    this.#element.textContent = sentence(this.#news.splice(0));
  }
}

function sentence(news) {
  const [{ many }] = news;
  if (news.length > 1 && many && news.every((item) => item.many === many)) return many(news.length);
  return news.slice(-3).map(({ words }) => words).join(". ");
}
