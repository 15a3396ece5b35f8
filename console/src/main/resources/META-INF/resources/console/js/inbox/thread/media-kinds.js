import { mediaWords } from "../../lib/media-words.js";

const PICTURES = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/jpg"]);
const NAMES = [
  [/^application\/pdf\b/, "PDF"],
  [/^(text\/(x-)?vcard|text\/directory)\b/, "Contact card"],
  [/^text\/calendar\b/, "Calendar entry"],
  [/^text\/csv\b/, "Table (CSV)"],
  [/^text\//, "Text file"],
  [/wordprocessingml|msword/, "Word document"],
  [/spreadsheetml|ms-excel/, "Excel table"],
  [/presentationml|ms-powerpoint/, "Presentation"],
];

/** Where a file can only be saved, the browser is asked only once for each type. */
const playable = new Map();

/** How a file is shown: `picture`, `video`, `audio`, or `file` for what no browser shows. */
export function mediaKind({ contentType }) {
  const type = normal(contentType);
  if (PICTURES.has(type)) return "picture";
  const [family] = type.split("/");
  return (family === "video" || family === "audio") && canPlay(family, type) ? family : "file";
}

/** What a file is called, since Twilio names none. */
export function mediaName({ contentType }) {
  const type = normal(contentType);
  return NAMES.find(([pattern]) => pattern.test(type))?.[1] ?? mediaWords([{ contentType: type }]);
}

export const mediaDetail = ({ contentType }) => normal(contentType) || "unknown type";

const normal = (contentType = "") => contentType.split(";")[0].trim().toLowerCase();

function canPlay(family, type) {
  if (!playable.has(type)) playable.set(type, document.createElement(family).canPlayType(type) !== "");
  return playable.get(type);
}
