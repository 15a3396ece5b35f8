import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { sizeWords } from "../../lib/amounts.js";

/** The files that go with the next message: picture, how far they are, or why they cannot. */
export const attachmentRows = (items, actions) =>
  items.length ? html`<ul class="atts">${items.map((item) => attachment(item, actions))}</ul>` : nothing;

const attachment = (item, actions) => html`
  <li class="att ${item.state}" data-testid="attachment" data-state=${item.state}>
    ${item.preview ? html`<img class="thumb" src=${item.preview} alt="">` : html`<span class="thumb">${icon("file")}</span>`}
    <div class="upl">
      <b dir="auto">${item.name}</b>
      ${item.state === "sending" ? html`<progress max=${item.bytes || 1} value=${item.sent} aria-label="Uploading ${item.name}"></progress>` : nothing}
      <span class="t-meta ${item.state === "refused" ? "bad" : ""}" role=${item.state === "refused" ? "alert" : nothing}>${detail(item)}</span>
    </div>
    ${item.state === "refused" && item.canRetry
      ? html`<button type="button" class="button ghost small" @click=${() => actions.retryFile(item.key)}>Try again</button>`
      : nothing}
    <button type="button" class="button ghost icon small" aria-label="Remove ${item.name}" @click=${() => actions.removeFile(item.key)}>${icon("x", "small")}</button>
  </li>`;

function detail({ state, bytes, sent, problem }) {
  if (state === "refused") return problem;
  if (state === "sending") return `${sizeWords(sent)} of ${sizeWords(bytes)}`;
  return state === "waiting" ? `${sizeWords(bytes)} · waits for your connection` : sizeWords(bytes);
}
