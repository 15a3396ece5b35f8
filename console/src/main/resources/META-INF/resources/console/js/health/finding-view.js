import { html, nothing } from "../lib/html.js";
import { moment } from "../lib/times.js";
import { check } from "../parts/check.js";
import { mendingLink } from "./mending-links.js";
import { words } from "./words.js";

/** One finding: what it means, since when, the button or link that mends it, and how it is known. */
export const findingView = (finding, { checkedAt, mayMend, mend }) =>
  check({
    state: words.checkStates[finding.state] ?? "unknown",
    words: finding.title,
    detail: meaning(finding, checkedAt),
    since: finding.since,
    action: mayMend && canBeMended(finding) ? buttonOf(finding.action, mend) : mendingLink(finding),
  });

/** Only requests to this API are made; anything else the finding could name is not ours to ask. */
const canBeMended = ({ state, action }) => state !== "ok" && action?.path.startsWith("/api/");

const buttonOf = (action, mend) => ({ words: action.label, icon: "wrench", run: () => mend(action) });

const meaning = ({ id, detail, remedy, since }, checkedAt) => html`
  ${detail} ${remedy ? html`<span class="health-remedy"><b>${words.mend}</b> ${remedy}</span>` : nothing}
  <details class="health-evidence">
    <summary>${words.howWeKnow}</summary>
    <span>${words.check} <code>${id}</code>. ${words.checkedAt} ${moment(checkedAt)}. ${words.since} ${moment(since)}.</span>
  </details>`;
