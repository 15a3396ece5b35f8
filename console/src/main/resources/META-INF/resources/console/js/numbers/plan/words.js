import { isolated } from "../../lib/written-text.js";
import { zoneWords } from "./hours.js";
import { kindOf } from "./kinds.js";
import { parentOf } from "./tree.js";
import { stepAt } from "./tree.js";

const TIMES = ["never", "once", "twice"];

const QUOTED_LETTERS = 80;

const times = (number) => TIMES[number] ?? `${number} times`;

const plural = (number, one, several = `${one}s`) => `${number} ${number === 1 ? one : several}`;

/** Joins names as a sentence does: "Emil, Jonas and Sara". */
export const listed = (names, last = "and") =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

/** Returns what a prompt says, in quotes, or that it plays a recording. */
export function promptWords(prompt) {
  if (!prompt) return "";
  if (prompt.play) return `plays ${prompt.play.split("/").at(-1) || prompt.play}`;
  return `“${isolated(shortened(prompt.say ?? ""))}”`;
}

const shortened = (text) => (text.length > QUOTED_LETTERS ? `${text.slice(0, QUOTED_LETTERS)} …` : text);

function ringTitle({ to = [], atOnce }, nameOf) {
  const names = to.map(nameOf);
  if (names.length === 0) return "Ring …";
  if (names.length === 1) return `Ring ${names[0]}`;
  return atOnce ? `Ring ${listed(names)} at once` : `Ring ${listed(names, "then").replace(" then ", ", then ")}`;
}

/** Returns the heading of a step. `nameOf` gives the name of a phone number or address. */
export function titleOf(step, nameOf) {
  if (step.type === "forward") return ringTitle(step, nameOf);
  if (step.type === "recording" && step.on === false) return "Stop recording";
  return kindOf(step).words;
}

/** Returns the heading of a step where it stands: after phones that did not answer it says so. */
export function titleAt(plan, place, nameOf) {
  const step = stepAt(plan, place);
  const parent = parentOf(place);
  const isUnanswered = parent?.name === "otherwise" && stepAt(plan, parent.place).type === "forward";
  const title = titleOf(step, nameOf);
  return isUnanswered ? `No answer: ${title[0].toLowerCase()}${title.slice(1)}` : title;
}

const SUMMARIES = {
  greeting: () => [],
  recording: () => [],
  forward: (step) => [
    `${step.timeoutSeconds ?? 20} s${step.to?.length > 1 && !step.atOnce ? " each" : ""}`,
    step.whisper && `says ${promptWords(step.whisper)}`,
    step.confirm && "they press 1 to take it",
    step.callerId && step.callerId !== "caller" && `shows ${step.callerId === "ourNumber" ? "this number" : step.callerId}`,
    step.record === true && "recorded",
    step.record === false && "not recorded",
  ],
  voicemail: (step) => [
    `up to ${step.maxSeconds ?? 120} s`,
    step.transcribe && "written down",
    step.beep === false && "no beep",
  ],
  menu: (step) => [`waits ${step.timeoutSeconds ?? 5} s`, `repeats ${times(step.retries ?? 2)}`],
  businessHours: (step) => [zoneWords(step.timeZone), step.holidays?.length > 0 && plural(step.holidays.length, "holiday")],
  reject: (step) => [step.reason === "busy" ? "as busy" : "as not in service"],
  hangUp: () => [],
};

/** Returns the second line of a step, "15 s each · says “An order.”". */
export function summaryOf(step) {
  const words = SUMMARIES[step.type]?.(step).filter(Boolean) ?? [];
  return step.type === "menu" ? words.join(", ") : words.join(" · ");
}

/** Returns the field of the prompt that callers hear first in a step; undefined where it has none. */
export const promptField = (step) =>
  ({ greeting: "greeting", recording: "announcement", voicemail: "greeting", menu: "prompt", hangUp: "lastWords" })[step?.type];

/** Returns the prompts of a step in the order in which they are heard. */
export const promptsOf = (step) =>
  [step[promptField(step)], step.type === "voicemail" && step.afterwards].filter(Boolean);

/** Returns what a menu says a key is for, where its text says so: "for orders press 1". */
export function keyWords(menu, key) {
  const text = menu.prompt?.say ?? "";
  const pressed = key.replace(/[*#]/g, "\\$&");
  const before = new RegExp(`(?:\\bfor|\\bto)\\s+([^,.;!?]{1,40}?),?\\s+press\\s+${pressed}(?![0-9])`, "i").exec(text);
  const after = new RegExp(`press\\s+${pressed}\\s+(?:for|to)\\s+([^,.;!?]{1,40})`, "i").exec(text);
  const words = (before ?? after)?.[1].replace(/^the\s+/i, "").trim();
  return words ? words[0].toUpperCase() + words.slice(1) : "";
}
