import { listWords } from "../lib/amounts.js";
import { changedFields } from "../lib/differences.js";
import { pastWhen } from "../lib/times.js";
import { words } from "./words.js";

/** Fields that change with every change, and names that only programs use. */
const LEFT_OUT = ["revision", "updatedAt", "createdAt", "edits"];

const PEOPLE = ["agentId", "assignee", "createdBy", "updatedBy"];

const NAMES = {
  agentId: "Assigned to",
  assignee: "Assigned to",
  friendlyName: "Name",
  displayName: "Name",
  eventTypes: "Events",
  enabledChannels: "Channels",
  callSettings: "Calls",
  phoneNumberIds: "Numbers",
  url: "Address",
  sid: "SID",
  id: "Id",
  accountSid: "Twilio account",
  warnAt: "Warning at",
  optOut: "Opted out",
};

/** The fields that a change touched, in words and without what says nothing: `[{name, before, after}]`. */
export const changesOf = ({ before, after }, members) =>
  changedFields(before ?? {}, after ?? {})
    .map((field) => fieldInWords(field, members))
    .filter(Boolean);

/** One field in words; undefined for one that says nothing. */
export function fieldInWords({ name, before, after }, members) {
  const path = name.split(".");
  if (LEFT_OUT.includes(path.at(-1))) return undefined;
  const value = (it) => valueInWords(path.at(-1), it, members);
  const [was, is] = [value(before), value(after)];
  return was === undefined && is === undefined ? undefined : { name: path.map(fieldName).join(" › "), before: was, after: is };
}

/** "snoozedUntil" is "Snoozed until"; Twilio's own names, as "VoiceUrl", stay as they are. */
export function fieldName(name) {
  if (NAMES[name]) return NAMES[name];
  if (!/^[a-z]/.test(name)) return name;
  const spaced = name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced[0].toUpperCase() + spaced.slice(1);
}

function valueInWords(field, value, members) {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (PEOPLE.includes(field) && typeof value === "string") return members.name(value);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return pastWhen(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.length ? listWords(value.map(String)) : undefined;
  return typeof value === "object" ? JSON.stringify(value, null, 1) : String(value);
}
