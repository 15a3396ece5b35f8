/**
 * The default voice plan as a few choices: who is rung, for how long, and what callers hear when no one picks up. Plans of any
 * other shape are left as they are.
 */
const RING_SECONDS = 20;
const VOICEMAIL_SECONDS = 120;

export const KINDS = ["none", "voicemail", "ring", "other"];

/** The choices that a plan stands for; `kind` is `other` for a plan that no choices make. */
export function choicesOf(plan) {
  if (!plan) return { kind: "none" };
  const choices = readPlan(plan);
  return choices && isSameJson(planOf(choices), plan) ? choices : { kind: "other" };
}

/** The plan that choices stand for; undefined for none. */
export function planOf({ kind, ...choices }) {
  if (kind === "none") return undefined;
  const inner = kind === "ring" ? forwardPlan(choices) : voicemailPlan(choices);
  return choices.announcement === undefined ? inner : recordingPlan(inner, choices);
}

/** The choices of a kind that were not made yet. */
export const newChoices = (kind) => ({ kind, to: [], timeoutSeconds: RING_SECONDS, greeting: "", maxSeconds: VOICEMAIL_SECONDS });

function readPlan(plan) {
  if (plan.type === "recording" && plan.then) {
    const inner = readPlan(plan.then);
    return inner && { ...inner, announcement: plan.announcement?.say ?? "" };
  }
  if (plan.type === "voicemail") return { kind: "voicemail", ...voicemailChoices(plan) };
  if (plan.type !== "forward" || plan.otherwise?.type !== "voicemail") return undefined;
  const { to, atOnce = false, timeoutSeconds = RING_SECONDS } = plan;
  return { kind: "ring", to, atOnce, timeoutSeconds, ...voicemailChoices(plan.otherwise) };
}

const voicemailChoices = ({ greeting = {}, maxSeconds = VOICEMAIL_SECONDS, transcribe = false }) => ({
  greeting: greeting.say ?? "",
  voice: greeting.voice,
  language: greeting.language,
  maxSeconds,
  transcribe,
});

const forwardPlan = ({ to, atOnce, timeoutSeconds, ...choices }) => ({
  type: "forward",
  to,
  ...(atOnce && { atOnce }),
  timeoutSeconds,
  otherwise: voicemailPlan(choices),
});

const voicemailPlan = ({ maxSeconds, transcribe, ...choices }) => ({
  type: "voicemail",
  ...(choices.greeting && { greeting: spoken(choices.greeting, choices) }),
  maxSeconds,
  ...(transcribe && { transcribe }),
});

const recordingPlan = (inner, choices) => ({
  type: "recording",
  ...(choices.announcement && { announcement: spoken(choices.announcement, choices) }),
  then: inner,
});

const spoken = (say, { voice, language }) => ({ say, ...(voice && { voice }), ...(language && { language }) });

/** Compares without what the API adds as a default or leaves out as one. */
const isSameJson = (one, other) => canonical(one) === canonical(other);

const DEFAULTS = { atOnce: false, transcribe: false, beep: true, on: true, callerId: "caller" };

const canonical = (plan) =>
  JSON.stringify(plan, (key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const kept = Object.entries(value).filter(([name, each]) => each !== null && each !== DEFAULTS[name]);
    return Object.fromEntries(kept.sort(([name], [next]) => name.localeCompare(next)));
  });
