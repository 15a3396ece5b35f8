import { secondsBetween } from "../state/call-facts.js";

/**
 * The way of a call through the voice plan, in the order of time: `called`, `announcement`, `menu`, `rang`, `whisper`,
 * `voicemail`, `ended`. Of two steps at one time the plan's comes first, in its order. Each party that was rung is an entry with the seconds it rang; the plan's own report about the ringing is
 * left out where the parties tell the same.
 */
export function wayOf(call) {
  const rung = new Set(call.legs.map(({ to }) => to));
  const steps = call.path.flatMap((step) => stepOf(step, rung));
  const end = call.endedAt ? [{ kind: "ended", at: call.endedAt }] : [];
  return [...steps, ...call.legs.map((leg) => legOf(leg, call.statusHistory)), ...end].sort(byTime);
}

function stepOf(step, rung) {
  if (step.kind === "received") return [{ ...step, kind: "called" }];
  if (step.kind !== "dial") return [step];
  return rung.size > 0 && (!step.to || rung.has(step.to)) ? [] : [{ ...step, kind: "rang" }];
}

function legOf(leg, statusHistory) {
  const reports = statusHistory.filter((report) => report.leg === leg.callSid);
  const rangFrom = reports.find(({ status }) => status === "ringing")?.at ?? leg.startedAt;
  const end = reports.find(({ status }) => !BEFORE_ANSWER.has(status))?.at;
  return {
    kind: "rang",
    at: leg.startedAt,
    to: leg.to,
    status: leg.answered ? "answered" : leg.status,
    rang: end && secondsBetween(rangFrom, end),
    seconds: leg.answered ? leg.durationSeconds : undefined,
  };
}

const BEFORE_ANSWER = new Set(["queued", "initiated", "ringing"]);

const byTime = (a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b);

const rank = ({ kind }) => ({ called: 0, ended: 2 })[kind] ?? 1;
