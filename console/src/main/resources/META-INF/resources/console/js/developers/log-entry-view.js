import { html, nothing } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { strip } from "../parts/strip.js";
import { time } from "../parts/time.js";
import { urlComparison } from "../parts/url-comparison.js";
import { isUnreachable, kindWords } from "./kinds.js";
import { curlOf } from "./webhook-log.js";
import { words } from "./words.js";

/** Everything about the webhook that is open. */
export const entryDialog = (log, close) =>
  dialog({
    title: log.open ? kindWords(log.open) : words.log,
    kind: "drawer",
    isOpen: Boolean(log.open),
    onClose: close,
    body: log.open ? entry(log.open, log) : nothing,
  });

export const outcome = ({ outcome: name }) =>
  html`<span class="badge ${name === "rejected" ? "bad" : name === "accepted" ? "good" : "info"}">${words.kinds[name] ?? name}</span>`;

const entry = (webhook, log) => html`
  <p>${outcome(webhook)} <span class="t-meta">${time(webhook.at, "clock")} ${webhook.reason ?? nothing}</span></p>
  ${webhook.reason ? html`<p>${words.reasons[webhook.reason] ?? webhook.reason}</p>` : nothing}
  ${webhook.outcome === "rejected" ? html`<p class="quiet">${words.unproved}</p>` : nothing}
  ${isUnreachable(webhook) ? strip({ kind: "warn", words: words.unreachable, action: { words: words.openHealth, href: "/health" } }) : nothing}
  ${signature(webhook, log)} ${becameView(webhook)}
  ${webhook.outcome === "recovered" ? nothing : html`<p class="line">${words.copyCurl} ${copyButton(curlOf(webhook), words.copyCurl)}</p>`}
  ${headersView(webhook)}
  <h3 class="t-label">${words.parameters}</h3>
  ${pairs(Object.entries({ ...webhook.query, ...webhook.parameters }).map(([name, values]) => [name, values.join(", ")]))}
  ${webhook.answer
    ? html`<h3 class="t-label">${words.answer} ${webhook.answer.status}</h3>
        ${webhook.answer.body ? html`<pre class="dev-code" tabindex="0" role="region" aria-label=${words.answer}>${webhook.answer.body}</pre>` : nothing}`
    : nothing}`;

const pairs = (items) => html`<dl class="pairs">${items.map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>`;

/** What was checked, over which address. */
function signature(webhook, { comparison }) {
  const url = webhook.url ?? webhook.path;
  if (comparison) return urlComparison({ url: webhook.url, comparison, onAsk: () => comparison.ask(), note: words.compareNow });
  return html`
    <h3 class="t-label">${words.signature}</h3>
    <p class="line"><code class="dev-break">${url}</code>${copyButton(url, words.copyUrl)}</p>
    ${words.signatures[webhook.outcome] ? html`<p class="t-meta">${words.signatures[webhook.outcome](webhook.accountSid)}</p>` : nothing}`;
}

/** The event that it became, and the message, call and conversation that the event changed. */
function becameView({ id, type, subject }) {
  if (!type && !subject) return nothing;
  const conversation = subject?.conversationId && `/inbox/all/${encodeURIComponent(subject.conversationId)}`;
  const links = [
    subject?.kind === "message" && { words: words.theMessage, icon: "message-square", href: `${conversation}?around=${encodeURIComponent(subject.id)}` },
    subject?.kind === "call" && { words: words.theCall, icon: "phone", href: `/calls/${encodeURIComponent(subject.id)}` },
    conversation && { words: words.theConversation, icon: "inbox", href: conversation },
  ].filter(Boolean);
  return html`
    <h3 class="t-label">${words.became}</h3>
    ${type ? html`<p class="mono dev-break">${type}<br />${id}</p>` : nothing}
    ${links.length
      ? html`<p class="dev-buttons">${links.map((link) => html`<a class="button small" href=${link.href}>${icon(link.icon, "small")} ${link.words}</a>`)}</p>`
      : html`<p class="quiet">${words.changedNothing}</p>`}`;
}

const headersView = ({ outcome: name, method, headers }) =>
  name === "recovered"
    ? nothing
    : html`<h3 class="t-label">${words.headers}</h3>
        ${headers ? pairs([[words.method, method], ...Object.entries(headers)]) : html`<p class="quiet">${words.noHeaders}</p>`}`;
