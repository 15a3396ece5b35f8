import { get, remove } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { time } from "../parts/time.js";
import { Loaded } from "../state/loaded.js";
import { browserWords } from "./browser-words.js";
import { sessions as words } from "./words.js";

const PATH = "/session/list";

/** The page of where a person is logged in; every other session can be ended. */
export function createSessionsPage(context) {
  const loaded = new Loaded(() => get(PATH).then(({ items }) => items.toSorted(currentFirst)), context.changed);
  let isBusy = false;

  async function end(path, done) {
    isBusy = true;
    context.changed();
    try {
      await remove(path);
      context.toast({ words: done, kind: "good" });
    } catch (problem) {
      context.toast({ words: `${words.fails} ${problem.message}`, kind: "bad" });
    }
    isBusy = false;
    await loaded.load();
  }

  const row = ({ id, browser, begunAt, usedAt, current }) => html`
    <li>
      <span class="set-two">
        <b>${browserWords(browser)}${current ? html` <span class="badge accent">${words.current}</span>` : nothing}</b>
        <span class="quiet">${words.begun} ${time(begunAt, "past")} · ${words.used} ${time(usedAt, "past")}</span>
      </span>
      ${current
        ? nothing
        : html`<button type="button" class="button small" aria-label=${words.endOf(browserWords(browser))} ?disabled=${isBusy}
            @click=${() => end(`${PATH}/${encodeURIComponent(id)}`, words.ended)}>${words.end}</button>`}
    </li>`;

  return {
    loaded,
    load: () => void loaded.load(),
    main: () => html`
      <p class="quiet">${words.intro}</p>
      ${whenLoaded(loaded, {
        what: words.title,
        empty: () => html`<p class="t-meta">${words.none}</p>`,
        view: (items) => html`
          <ul class="set-list">${items.map(row)}</ul>
          ${items.some(({ current }) => !current)
            ? html`<p><button type="button" class="button" ?disabled=${isBusy} @click=${() => end(PATH, words.othersEnded)}>
                ${icon("log-out", "small")} ${words.endOthers}
              </button></p>`
            : nothing}`,
      })}`,
  };
}

const currentFirst = (one, other) => Number(other.current) - Number(one.current) || other.usedAt.localeCompare(one.usedAt);
