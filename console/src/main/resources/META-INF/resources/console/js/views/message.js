import { clone, setTexts } from "../lib/dom.js";
import { moment, time } from "../lib/times.js";
import { detailsWords, statusWords } from "./words.js";

export function createMessage({ id, direction }) {
  const element = clone("message-template");
  element.dataset.id = id;
  element.dataset.direction = direction;
  return element;
}

export function updateMessage(element, message) {
  const inbound = message.direction === "inbound";
  const details = detailsWords(message.details ?? {});
  element.dataset.status = message.status;
  setTexts(element, {
    ".sender": inbound ? "They wrote: " : "You wrote: ",
    ".body": message.body ?? "",
    ".details": details,
    time: time(message.createdAt),
    ".status": inbound ? "" : statusWords(message),
  });
  element.querySelector(".body").hidden = !message.body;
  element.querySelector(".details").hidden = !details;
  element.querySelector("time").dateTime = message.createdAt;
  element.querySelector("time").title = moment(message.createdAt);
  element.querySelector(".media").replaceChildren(...(message.media ?? []).flatMap(mediaLink));
  offerWhatHelps(element, message);
}

/** What was refused has to be changed; anything else may be tried again. */
function offerWhatHelps(element, { status, problem }) {
  element.querySelector(".remedies").hidden = status !== "not-sent";
  element.querySelector("[data-remedy=retry]").hidden = Boolean(problem?.isRefusal);
  element.querySelector("[data-remedy=edit]").hidden = !problem?.isRefusal;
}

function mediaLink({ url, contentType }) {
  const target = URL.parse(url, location.href);
  if (!["http:", "https:"].includes(target?.protocol)) return [];

  const item = clone("media-template");
  const link = item.querySelector("a");
  link.href = target.href;
  link.textContent = `Attachment (${contentType ?? "unknown type"})`;
  return [item];
}
