import { listed } from "./plan/words.js";
import { fieldName } from "./webhooks/field-view.js";

/** Fields of a number that say nothing to people, or are told otherwise. */
const LEFT_OUT = ["voicePlan", "revision", "updatedAt", "createdAt", "id", "sid", "address", "accountSid", "change", "origin", "phoneNumberId"];

const NAMES = {
  friendlyName: "Name",
  agentId: "Assigned to",
  state: "State",
  channels: "Channels",
  enabledChannels: "Channels",
  capabilities: "Abilities",
  callSettings: "Calls",
  releaseAt: "Released on",
};

const CHANNELS = { sms: "texts", whatsapp: "WhatsApp", voice: "calls" };

/** Returns the fields that an entry of the audit changed, in words: [{name, before, after}]. */
export function changesOf({ before, after }, nameOfMember) {
  const [was, is] = [flat(before), flat(after)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !LEFT_OUT.includes(field) && JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  );
  return changed.map((field) => ({
    name: NAMES[field] ?? fieldName(field),
    before: valueWords(field, was[field], nameOfMember),
    after: valueWords(field, is[field], nameOfMember),
  }));
}

/** Of a repair, the fields are listed one by one or below `fields`. */
const flat = (resource) => (resource?.fields && !Array.isArray(resource.fields) ? { ...resource, ...resource.fields, fields: undefined } : (resource ?? {}));

function valueWords(field, value, nameOfMember) {
  if (value === undefined || value === null || value === "") return "";
  if (field === "agentId") return nameOfMember(value);
  if (field === "enabledChannels") return listed(Object.keys(value).filter((key) => value[key]).map((key) => CHANNELS[key] ?? key)) || "none";
  if (Array.isArray(value)) return listed(value.map((item) => CHANNELS[item] ?? (typeof item === "object" ? JSON.stringify(item) : String(item))));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
