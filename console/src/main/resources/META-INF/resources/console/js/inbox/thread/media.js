import { afterRender } from "../../lib/directives.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { player } from "../../parts/player.js";
import { mediaDetail } from "./media-kinds.js";
import { mediaKind } from "./media-kinds.js";
import { mediaName } from "./media-kinds.js";

const MOST_SHOWN = 4;
const NINETY_DAYS = 90 * 86_400_000;
const ICONS = { picture: "image", video: "play", audio: "volume-2", file: "file" };

/** The files of a message: pictures as a grid of up to four, all others below each other. */
export function mediaOf(message, state, actions) {
  const files = (message.media ?? []).filter((file) => isOwn(file.url));
  if (!files.length) return nothing;

  const isPicture = (file) => mediaKind(file) === "picture" && !cannotBeShown(state.files.of(file.url));
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return html`${pictures.length ? grid(pictures, message, state, actions) : nothing}
    ${others.map((file) => oneFile(file, message, state, actions))}`;
}

/** Files come from our API only, whatever an event says. */
const isOwn = (url) => typeof url === "string" && /^\/(?![/\\])/.test(url);

const cannotBeShown = (known) => known && ["waiting", "away", "gone", "refused", "unshown"].includes(known.state);

function grid(pictures, message, { files }, actions) {
  const shown = pictures.slice(0, MOST_SHOWN);
  const more = pictures.length - shown.length;
  return html`<ul class="photos" data-amount=${shown.length}>${shown.map((file, index) => html`
    <li><button type="button" class="photo" aria-label="Picture ${index + 1} of ${pictures.length}, enlarge"
        @click=${() => actions.enlarge(pictures, index, message)}>
      <img src=${files.source(file.url) ?? nothing} alt="" loading="lazy" @error=${() => files.failed(file.url)} ${shows(file, files)}>
      ${more > 0 && index === shown.length - 1 ? html`<span class="more-photos">+${more}</span>` : nothing}
    </button></li>`)}</ul>`;
}

const shows = ({ url }, files) => afterRender(url, (element) => files.isShownBy(element, url));

function oneFile(file, message, { files }, actions) {
  const known = files.of(file.url);
  if (cannotBeShown(known) && known.state !== "unshown") return absent(file, known, message, actions);
  const kind = known?.state === "unshown" ? "file" : mediaKind(file);
  if (kind === "video") return video(file, files);
  if (kind === "audio") {
    return html`<div class="sound">${player({ source: file.url, words: "Voice message", download: `${file.url}?download=true` })}</div>`;
  }
  return savedOnly(file);
}

const video = (file, files) => html`
  <video class="film" controls preload="metadata" playsinline aria-label="Video" src=${files.source(file.url) ?? nothing}
    @error=${() => files.failed(file.url)} ${shows(file, files)}></video>`;

/** A file of a type that no browser shows. */
const savedOnly = (file) => html`
  <div class="file">
    ${icon(ICONS[mediaKind(file)] ?? "file", "large")}
    <div><b>${mediaName(file)}</b><span class="t-meta">${mediaDetail(file)}</span></div>
    <a class="button ghost icon small" href="${file.url}?download=true" download aria-label="Download ${mediaName(file)}">${icon("download", "small")}</a>
  </div>`;

function absent(file, { state }, message, actions) {
  const name = mediaName(file);
  const isOld = Date.now() - Date.parse(message.createdAt) > NINETY_DAYS;
  const waits = state === "waiting" || state === "away";
  const [title, detail] = {
    waiting: [`${name} is not here yet`, "Twilio is still storing it. Trying again …"],
    away: [`${name} cannot be loaded right now`, "Trying again …"],
    gone: [isOld ? `${name} was removed after 90 days` : `${name} is no longer there`, "Twilio does not have it any more."],
    refused: [`${name} cannot be loaded`, "Twilio does not hand it out."],
  }[state];
  return html`
    <div class="file off" data-testid="absent-file" data-state=${state}>
      ${icon(ICONS[mediaKind(file)] ?? "file", "large")}
      <div><b>${title}</b><span class="t-meta">${detail}</span></div>
      ${waits ? html`<span class="spin" aria-hidden="true"></span>` : nothing}
      ${state === "refused" ? html`<button type="button" class="button ghost small" @click=${() => actions.retryShown(file.url)}>Try again</button>` : nothing}
    </div>`;
}
