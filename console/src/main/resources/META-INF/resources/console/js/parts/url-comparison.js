import { html, nothing } from "../lib/html.js";
import { copyButton } from "./copy-button.js";
import { diff } from "./diff.js";
import { strip } from "./strip.js";
import { words } from "./words.js";

/**
 * Our URL beside the one that Twilio has, once it was asked.
 *
 * @param url ours; undefined where only the comparison tells it
 * @param comparison undefined where there is nothing to ask
 * @param note what the reader should know before asking
 */
export function urlComparison({ url, comparison, onAsk, note }) {
  const ours = url ?? comparison?.desired;
  const isSame = comparison?.actual !== undefined && comparison.actual === ours;
  const problem = comparison?.isAbsent ? words.noSuchField : comparison?.problem;
  return html`
    <section class="url-comparison">
      <h3 class="t-label">${words.urls}</h3>
      ${comparison?.actual === undefined || isSame
        ? ours && html`<p class="line"><code>${ours}</code>${copyButton(ours)}</p>`
        : diff({ before: comparison.actual, after: ours, names: [words.atTwilio, words.ours] })}
      <p class="t-meta">${isSame ? words.sameUrl : words.signedOver}</p>
      ${problem ? strip({ kind: "warn", words: problem }) : nothing}
      ${comparison?.canAsk
        ? html`<p class="line">
            <button type="button" class="button small" data-testid="compare" ?disabled=${comparison.isAsking} @click=${onAsk}>${words.compare}</button>
            <span class="t-meta">${note}</span>
          </p>`
        : nothing}
    </section>`;
}
