import { alone } from "./editing.js";
import { dateWords } from "./hours.js";
import { hoursWords } from "./hours.js";
import { branchNames } from "./tree.js";
import { childOf } from "./tree.js";
import { flowFrom } from "./tree.js";
import { isHoliday } from "./tree.js";
import { listed } from "./words.js";
import { promptWords } from "./words.js";
import { titleOf } from "./words.js";

/** Says in sentences what became of a plan: [{place, words}], the place being that of the new plan where it has one. */
export function difference(before, after, nameOf) {
  if (!before && !after) return [];
  if (!before) return [{ place: "", words: "The number gets a call plan of its own." }];
  if (!after) return [{ place: "", words: "The number loses its own call plan." }];
  return flowDifference(flowFrom(before, ""), flowFrom(after, ""), nameOf);
}

function flowDifference(before, after, nameOf) {
  const pairs = aligned(before, after);
  return pairs.flatMap(([old, next]) => {
    if (!old) return [{ place: next.place, words: `Added: ${described(next.step, nameOf)}` }];
    if (!next) return [{ words: `Removed: ${described(old.step, nameOf)}` }];
    return [...stepDifference(old, next, nameOf), ...branchDifference(old, next, nameOf)];
  });
}

const described = (step, nameOf) => titleOf(step, nameOf);

/** Pairs the steps of two flows that are the same step, in order; what has no partner was added or removed. */
function aligned(before, after) {
  if (before.length === 0) return after.map((next) => [undefined, next]);
  if (after.length === 0) return before.map((old) => [old, undefined]);
  const [old, ...olds] = before;
  const [next, ...nexts] = after;
  if (isSame(old, next) || (olds.length === 0 && nexts.length === 0 && old.step.type === next.step.type)) {
    return [[old, next], ...aligned(olds, nexts)];
  }
  const kept = nexts.some((other) => isSame(old, other));
  const known = olds.some((other) => isSame(other, next));
  if (!kept && !known && old.step.type === next.step.type) return [[old, next], ...aligned(olds, nexts)];
  return kept ? [[undefined, next], ...aligned(before, nexts)] : [[old, undefined], ...aligned(olds, after)];
}

const isSame = (old, next) => JSON.stringify(ownFields(old.step)) === JSON.stringify(ownFields(next.step));

/** Returns a step's fields in a fixed order, without its branches. */
function ownFields(step) {
  const { then, otherwise, open, closed, digits, ...fields } = alone(step);
  const holidays = fields.holidays && { holidays: fields.holidays.map(({ date }) => date) };
  return Object.fromEntries(Object.entries({ ...fields, ...holidays }).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const FIELDS = {
  timeoutSeconds: ["time", (value) => `${value} s`],
  maxSeconds: ["longest message", (value) => `${value} s`],
  retries: ["repeats", String],
  atOnce: ["order", (value) => (value ? "at once" : "one after the other")],
  to: ["rings", (value, nameOf) => listed((value ?? []).map(nameOf)) || "nobody"],
  callerId: ["shown number", (value) => ({ caller: "the caller’s", ourNumber: "this number" })[value] ?? value],
  timeZone: ["time zone", String],
  hours: ["hours", hoursWords],
  holidays: ["holidays", (value) => listed((value ?? []).map(dateWords)) || "none"],
  reason: ["signal", (value) => (value === "busy" ? "busy" : "not in service")],
  on: ["recording", (value) => (value === false ? "off" : "on")],
  record: ["recording", (value) => (value ? "on" : "off")],
  transcribe: ["written down", (value) => (value ? "yes" : "no")],
  beep: ["beep", (value) => (value === false ? "no" : "yes")],
};

const PROMPTS = { greeting: "says", announcement: "says", prompt: "says", lastWords: "says", afterwards: "says at the end" };

function stepDifference({ step: old }, { place, step: next }, nameOf) {
  const [was, is] = [ownFields(old), ownFields(next)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  );
  const title = titleOf(next, nameOf);
  return changed.map((field) => ({ place, words: `${title}: ${fieldWords(field, was[field], is[field], nameOf)}` }));
}

function fieldWords(field, was, is, nameOf) {
  const said = PROMPTS[field] ?? { whisper: "tells who picks up", confirm: "asks who picks up" }[field];
  if (said) return is ? `${said} ${promptWords(is)}` : `no longer ${said} ${promptWords(was)}`;
  const [name, words] = FIELDS[field] ?? [field, JSON.stringify];
  const from = was === undefined ? "the standard" : words(was, nameOf);
  return `${name} ${is === undefined ? "as standard" : words(is, nameOf)}, before ${from}`;
}

function branchDifference(old, next, nameOf) {
  const names = new Set([...branchNames(old.step), ...branchNames(next.step)]);
  return [...names].flatMap((name) => {
    const [was, is] = [old, next].map(({ step }) => (branchNames(step).includes(name) ? childOf(step, name) : undefined));
    const inside = flowDifference(flowFrom(was, ""), flowFrom(is, ""), nameOf);
    const at = next.place ? `${next.place}.${name}` : name;
    return inside.map((line) => ({
      place: line.place === undefined ? undefined : [at, line.place].filter(Boolean).join("."),
      words: `${branchTitle(next.step, name)} › ${line.words}`,
    }));
  });
}

/** Returns the name of a branch as its author reads it. */
export function branchTitle(step, name) {
  if (isHoliday(step, name)) return dateWords(name);
  if (step.type === "businessHours") return name === "open" ? "Open" : "Closed";
  return name === "otherwise" ? "No key" : `Key ${name}`;
}
