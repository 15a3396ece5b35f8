import { isolated } from "../../lib/written-text.js";
import { dateWords } from "../plan/hours.js";
import { listed } from "../plan/words.js";

const REASONS = { busy: "busy", failed: "cannot be reached", noAnswer: "no answer", unconfirmed: "a mailbox, which presses no key" };

const SCHEDULE = { open: "you are open", closed: "you are closed" };

const names = (step, nameOf) => listed(step.destinations.map(nameOf));

const said = (step) => (step.text ? `“${isolated(step.text)}”` : `plays ${step.play?.split("/").at(-1) ?? "a recording"}`);

/** Icon and words of each kind of step of an imagined call. A key that is pressed is shown as one. */
const KINDS = {
  speak: { icon: "volume-2", words: said },
  recording: { icon: "circle-dot", words: ({ detail }) => (detail === "on" ? "recording is on" : "recording is off") },
  schedule: { icon: "clock", words: ({ detail }) => SCHEDULE[detail] ?? `holiday, ${dateWords(detail)}` },
  keys: { icon: "layout-grid", words: ({ detail }) => (detail ? "presses" : "presses no key"), key: ({ detail }) => detail },
  ring: { icon: "phone", words: (step, nameOf) => `${names(step, nameOf)} ${step.destinations.length > 1 ? "ring" : "rings"}, ${step.seconds} s` },
  pickUp: { icon: "phone-incoming", words: (step, nameOf) => `${names(step, nameOf)} picks up` },
  whisper: { icon: "volume-2", words: (step, nameOf) => `${names(step, nameOf)} hears ${said(step)}` },
  confirm: {
    icon: "layout-grid",
    words: (step, nameOf) => `${names(step, nameOf)} hears ${said(step)} and presses ${step.detail ? "" : "no key"}`,
    key: ({ detail }) => detail,
  },
  unreached: { icon: "phone-missed", words: (step, nameOf) => `${names(step, nameOf)}: ${REASONS[step.detail] ?? step.detail}` },
  connect: { icon: "phone-forwarded", words: (step, nameOf) => `talks with ${names(step, nameOf)}${step.detail ? ", recorded" : ""}` },
  voicemail: { icon: "voicemail", words: ({ detail, seconds }) => `leaves a message, ${seconds} of ${detail} s` },
  reject: { icon: "ban", words: ({ detail }) => (detail === "busy" ? "hears the busy tone" : "hears “not in service”") },
  hangUp: { icon: "phone-off", words: () => "the call ends" },
};

export const heard = (step, nameOf) => {
  const kind = KINDS[step.kind] ?? { icon: "info", words: () => step.kind };
  return { icon: kind.icon, words: kind.words(step, nameOf), key: kind.key?.(step) };
};

/** Joins the ringing of one phone with what came of it, as people tell it: "Emil rings, 15 s: no answer". */
export function joinedSteps(steps) {
  return steps.flatMap((step, index) => {
    const [before, next] = [steps[index - 1], steps[index + 1]];
    const isResult = step.kind === "unreached" && before?.kind === "ring" && before.destinations.length === 1;
    if (isResult) return [];
    const isJoined = step.kind === "ring" && step.destinations.length === 1 && next?.kind === "unreached";
    return [{ step, result: isJoined ? (REASONS[next.detail] ?? next.detail) : undefined }];
  });
}

const ENDS = {
  connected: "The caller talks with",
  voicemail: "The caller leaves a message.",
  rejected: "The call is turned away.",
  hungUp: "The call ends without a conversation or a message.",
};

export const endWords = ({ end, answeredBy }, nameOf) => (end === "connected" ? `${ENDS.connected} ${nameOf(answeredBy)}.` : (ENDS[end] ?? ""));
