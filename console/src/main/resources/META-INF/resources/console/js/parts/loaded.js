import { html, nothing } from "../lib/html.js";
import { time } from "../lib/times.js";
import "./count-down.js";
import { icon } from "./icon.js";

/**
 * Draws something of the server's in each of its states: grey while nothing is known, the cause in its place when it
 * cannot be loaded, and what was known before with its time when it could not be loaded again.
 *
 * @param loaded a `Loaded` or `Pages`
 * @param what what it is called in a sentence, as in "Numbers cannot be loaded"
 * @param skeleton what is shown first; CSS holds it back for 150 ms
 * @param empty what is shown when there is nothing, as `isEmpty` finds
 */
export function whenLoaded(loaded, { what = "This", skeleton = greyRows, empty, isEmpty = hasNothing, view }) {
  if (loaded.value === undefined) return loaded.problem ? cannotBeLoaded(loaded, what) : skeleton();

  const content = empty && isEmpty(loaded.value) ? empty() : view(loaded.value);
  return loaded.problem ? [asOf(loaded), content] : content;
}

const hasNothing = (value) => Array.isArray(value) && value.length === 0;

export const greyRows = (amount = 6) => html`
  <div class="grey-rows" aria-hidden="true">
    ${Array.from({ length: amount }, () => html`<div><i></i><p><i></i><i></i></p></div>`)}
  </div>`;

function cannotBeLoaded(loaded, what) {
  const { problem } = loaded;
  return html`
    <div class="cannot-load" role="alert">
      ${icon(problem.status === 404 ? "search" : "cloud-off")}
      <b>${problem.status === 404 ? "There is nothing here" : `${what} cannot be loaded`}</b>
      <p>${problem.message.replace(/[^.!?]$/, "$&.")} ${again(loaded)}</p>
      ${problem.isRefusal
        ? nothing
        : html`<button type="button" class="button" @click=${() => loaded.retryNow()}>Try now</button>`}
    </div>`;
}

function asOf(loaded) {
  return html`
    <p class="as-of" role="status">
      ${icon("cloud-off", "small")} ${loaded.at ? `As of ${time(loaded.at)}.` : "More cannot be loaded right now."} ${again(loaded)}
      <button type="button" class="button ghost small" @click=${() => loaded.retryNow()}>Try now</button>
    </p>`;
}

const again = ({ nextTryAt, isLoading }) =>
  nextTryAt ? html`Trying again in <count-down .until=${nextTryAt}></count-down>.` : isLoading ? "Trying again …" : nothing;
