import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { comingWhen } from "../../lib/times.js";
import { isolated, withPhonesInOrder } from "../../lib/written-text.js";
import { words } from "../words.js";

const CALL_ICONS = { voicemail: "voicemail", missed: "phone-missed", ongoing: "phone-incoming" };
/** How the server names media without a text. */
const MEDIA = [
  [/^(Picture|\d+ pictures)$/, "image"],
  [/^(Voice message|\d+ voice messages)$/, "volume-2"],
  [/^(Video|\d+ videos)$/, "play"],
  [/^(Contact|\d+ contacts)$/, "users"],
  [/^(File|\d+ files)$/, "file"],
];

/**
 * What the second line of a row says: the draft that waits, that they want no texts, or the newest message or call.
 *
 * @param know `{draft, authorOf: (lastMessage) => words}`
 */
export function preview({ consent, lastMessage }, { draft, authorOf }) {
  if (draft) return html`<span class="draft">${words.draft}</span> ${written(draft.slice(0, 120))}`;
  if (consent?.state === "opted-out" && !isNewer(lastMessage, consent)) return optedOut(consent);
  if (!lastMessage) return html`<span class="faint">${words.nothingSaid}</span>`;
  if (lastMessage.kind === "call") return call(lastMessage);
  if (lastMessage.status === "scheduled") return scheduled(lastMessage);
  return html`${author(lastMessage, authorOf)}${content(lastMessage.preview)}`;
}

/** What was written after the opt-out is what matters then. */
const isNewer = (lastMessage, { at }) => lastMessage && Date.parse(lastMessage.at) > Date.parse(at) + 1000;

const optedOut = ({ reason }) =>
  html`<span class="stop">${icon("ban", "small")} ${words.optedOut}</span>${reason ? html` · ${written(reason)}` : nothing}`;

function call({ status, preview, direction }) {
  const look = status === "voicemail" ? "vm" : status === "missed" ? "missed" : "";
  const name = CALL_ICONS[status] ?? (direction === "outbound" ? "phone-forwarded" : "phone");
  return html`<span class=${look}>${icon(name, "small")} ${preview || words.call}</span>`;
}

const scheduled = ({ at, preview }) =>
  html`<span class="sent-by">${icon("clock", "small")} ${words.scheduledFor(comingWhen(at))}</span> ${written(preview)}`;

const author = (message, authorOf) =>
  message.direction === "outbound" ? html`<span class="you">${isolated(authorOf(message))}:</span> ` : nothing;

function content(text) {
  const media = MEDIA.find(([pattern]) => pattern.test(text));
  if (media) return html`${icon(media[1], "small")} ${text}`;
  return text ? written(text) : words.attachment;
}

/** Beside words of ours, what a person wrote has a direction of its own. */
const written = (text) => html`<bdi>${withPhonesInOrder(text)}</bdi>`;
