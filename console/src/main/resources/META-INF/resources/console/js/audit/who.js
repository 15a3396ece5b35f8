import { words } from "./words.js";

/** The loops of the platform that make entries, by their subjects. */
export const LOOPS = {
  "system:repair-loop": "The repair loop",
  "system:release-loop": "The release of numbers",
  "system:jobs": "Long work",
  "system:rules": "The rules",
  "system:number-change": "The change of a number",
  "system:retention": "Retention",
  "system:reconciliation": "The comparison with Twilio",
  "system:webhook-deliveries": "Deliveries to endpoints",
  "system:gateway": "The log-in",
};

const CONSOLE = "console";

/** Who made a change: a person, an API client or a loop, in words. */
export function whoWords({ subject, client, roles = [] }, members) {
  if (subject.startsWith("system:")) return loopWords(subject);
  const name = members.name(subject);
  if (client === subject) return words.apiClient(client);
  const known = members.get(subject) || !roles.includes("operator") ? name : words.operator(name);
  return isProgram({ client }) ? words.by(known, client) : known;
}

/** Whether a program other than the console made the request. */
export const isProgram = ({ client }) => Boolean(client) && client !== CONSOLE;

/** The person or loop of a filter. */
export const subjectWords = (subject, members) => (subject.startsWith("system:") ? loopWords(subject) : members.name(subject));

const loopWords = (subject) => LOOPS[subject] ?? subject.slice("system:".length).replaceAll("-", " ");
