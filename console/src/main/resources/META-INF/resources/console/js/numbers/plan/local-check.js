import { emptyPlaces } from "./tree.js";
import { placesOf } from "./tree.js";
import { replaceAt } from "./tree.js";
import { stepAt } from "./tree.js";
import { promptField } from "./words.js";

/** What the author has not filled in yet, told without asking the server: [{place, field, message}]. */
export function unfinished(plan) {
  if (!plan) return [];
  const empty = emptyPlaces(plan).map((place) => ({ place, message: "Nothing happens here yet. Add a step." }));
  return [...empty, ...placesOf(plan).flatMap((place) => unfinishedStep(place, stepAt(plan, place)))];
}

function unfinishedStep(place, step) {
  if (step.type === "forward" && !step.to?.length) {
    return [{ place, field: "to", message: "Nobody is rung yet. Add a person or a number." }];
  }
  if (step.type === "menu" && Object.keys(step.digits ?? {}).length === 0) {
    return [{ place, field: "digits", message: "No key leads anywhere yet. Add a key." }];
  }
  const field = promptField(step);
  const isSilent = ["greeting", "menu"].includes(step.type) && !step[field]?.say?.trim() && !step[field]?.play;
  return isSilent ? [{ place, field, message: "Callers hear nothing here yet. Write what is said." }] : [];
}

const STAND_IN = { type: "hangUp" };

/** Returns a plan that the server can check: its empty branches end the call. */
export const complete = (plan) => emptyPlaces(plan).reduce((filled, place) => replaceAt(filled, place, STAND_IN), plan);

/** Hints of the server that name a field of the plan, as the form names it. */
const HINTS = { "mailbox-may-answer": "A mailbox may take the call, unless they are asked to press 1." };

const inWords = (hint) => ({ ...hint, message: HINTS[hint.code] ?? hint.message });

/** Joins what is unfinished with the server's findings, of which those about the same step and field say less. */
export function joined(plan, { problems = [], hints = [] } = {}) {
  const own = unfinished(plan);
  const isKnown = ({ place, code }) => code === "invalid-voice-plan" && own.some((finding) => finding.place === place);
  return { problems: [...own, ...problems.filter((finding) => !isKnown(finding))], hints: hints.filter((hint) => !isKnown(hint)).map(inWords) };
}
