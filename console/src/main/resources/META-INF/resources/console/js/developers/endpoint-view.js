import { html, nothing } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { details } from "../parts/details.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { strip } from "../parts/strip.js";
import { switchControl } from "../parts/switch-control.js";
import { time } from "../parts/time.js";
import { editDialog } from "./endpoint-form.js";
import { stateBadge, typesWords } from "./endpoints-view.js";
import { resendDialog, resendStrip } from "./resending-view.js";
import { words } from "./words.js";

/** One endpoint with what was sent to it. */
export const endpointView = (state) => html`
  <p><a href="/developers">${icon("arrow-left", "small")} ${words.endpoints}</a></p>
  ${whenLoaded(state.endpoints.endpoint, { what: "The endpoint", view: (endpoint) => content(endpoint, state) })}
  ${editDialog(state)} ${resendDialog(state.endpoints.resending)}`;

const content = (endpoint, state) => html`
  <div class="dev-head">
    <h2 class="t-sect" dir="auto">${endpoint.url}</h2>
    ${stateBadge(endpoint)}
  </div>
  <p class="quiet" dir="auto">${endpoint.description ?? nothing}</p>
  <p class="t-meta">${typesWords(endpoint)} · ${words.health(endpoint.health)}${failing(endpoint)}${twoSecrets(endpoint)}</p>
  ${endpoint.disabled?.detail ? strip({ kind: "warn", words: endpoint.disabled.detail }) : nothing}
  ${secretStrip(endpoint, state.endpoints)} ${state.isReadOnly ? nothing : buttons(endpoint, state.endpoints)}
  ${resendStrip(state.endpoints.resending)}
  <h3 class="t-sect">${words.attempts}</h3>
  ${whenLoaded(state.endpoints.attempts, {
    what: words.attempts,
    empty: () => emptyState({ icon: "send-horizontal", words: words.noAttempts, detail: words.noAttemptsDetail }),
    view: (items) => attemptsView(items, state),
  })}`;

const failing = ({ health }) => (health?.failingSince ? html` · ${words.failingSince}${time(health.failingSince)}` : nothing);

const twoSecrets = ({ previousSecretUntil }) =>
  previousSecretUntil ? html` · ${words.twoSecrets}${time(previousSecretUntil, "coming")}` : nothing;

const secretStrip = ({ id }, endpoints) =>
  endpoints.secret?.id === id
    ? html`<div class="dev-secret" data-testid="secret" role="status">
        <p><b>${words.secretTitle}</b> ${words.secretOnce}</p>
        <p class="line"><code>${endpoints.secret.value}</code>${copyButton(endpoints.secret.value, words.copySecret)}</p>
        <button type="button" class="button small" @click=${() => endpoints.hideSecret()}>${words.hideSecret}</button>
      </div>`
    : nothing;

const buttons = (endpoint, endpoints) => html`
  <p class="dev-buttons">
    ${switchControl({
      label: words.receives(endpoint.url),
      isOn: endpoint.state === "enabled",
      onChange: (isOn) => endpoints.turn(endpoint, isOn),
    })}
    <button type="button" class="button" data-testid="edit" @click=${() => endpoints.startEditing(endpoint)}>${icon("pencil", "small")} ${words.edit}</button>
    <button type="button" class="button" data-testid="test" @click=${() => endpoints.test(endpoint)}>${words.test}</button>
    ${endpoint.state === "enabled"
      ? html`<button type="button" class="button" data-testid="offer-resend" @click=${() => endpoints.resending.offer()}>${icon("rotate-ccw", "small")} ${words.resendTime}</button>`
      : nothing}
    <button type="button" class="button" data-testid="rotate" @click=${() => endpoints.rotate(endpoint)}>${icon("key-round", "small")} ${words.rotate}</button>
    <button type="button" class="button ghost" @click=${() => endpoints.remove(endpoint)}>${icon("trash-2", "small")} ${words.deletion}</button>
  </p>`;

const attemptsView = (items, { endpoints, isReadOnly }) => html`
  <ul class="dev-attempts">
    ${items.map((attempt) => html`<li>${attemptView(attempt, endpoints, isReadOnly)}</li>`)}
  </ul>
  ${endpoints.attempts.hasMore
    ? html`<button type="button" class="button" @click=${() => endpoints.attempts.more()}>${words.more}</button>`
    : nothing}`;

const attemptView = (attempt, endpoints, isReadOnly) =>
  details({
    words: html`<span class="badge ${attempt.outcome === "delivered" ? "good" : "bad"}">${words[attempt.outcome] ?? attempt.outcome}</span>
      <span class="mono">${attempt.eventType}</span> <span class="t-meta">${time(attempt.at, "clock")} · ${attempt.durationMillis} ms</span>`,
    onToggle: (isOpen) => isOpen && endpoints.loadBody(attempt),
    body: html`
      ${attempt.error ? html`<p class="field-problem">${attempt.error}</p>` : nothing}
      ${attempt.nextAttemptAt ? html`<p class="t-meta">${words.nextTry}${time(attempt.nextAttemptAt, "coming")}</p>` : nothing}
      <h4 class="t-label">${words.request}</h4>
      ${lines(headersOf(attempt.request), attempt.request?.body, words.request)}
      <h4 class="t-label">${words.answer}${attempt.response ? ` ${attempt.response.status}` : ""}</h4>
      ${attempt.response ? lines(headersOf(attempt.response), attempt.response.body, words.answer) : html`<p class="quiet">${words.noAnswer}</p>`}
      ${isReadOnly || attempt.test
        ? nothing
        : html`<button type="button" class="button small" @click=${() => endpoints.sendAgain(attempt)}>${icon("rotate-ccw", "small")} ${words.sendAgain}</button>`}`,
  });

const headersOf = ({ headers = {} } = {}) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** Long lines scroll in their own box, which the keyboard can reach. */
const lines = (headers, body, label) => html`
  <pre class="dev-code" tabindex="0" role="region" aria-label=${label}>${[...headers, "", body ?? ""].join("\n").trim()}</pre>`;
