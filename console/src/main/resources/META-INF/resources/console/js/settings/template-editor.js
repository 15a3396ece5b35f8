import { html, nothing } from "../lib/html.js";
import { filledIn, VARIABLES } from "./answer-text.js";
import { choiceField, longTextField, textField } from "./fields.js";
import { backToList } from "./list-parts.js";
import { phonePreview } from "./phone-preview.js";
import { withVariables } from "./variables.js";
import { templates as words } from "./words.js";

const VARIABLE = /\{\{([^{}]+)\}\}/g;

export const templateEditor = (form) => [
  backToList("/settings/templates", words.title),
  textField(form, "name", { label: words.fields.name, most: 100 }),
  withVariables(longTextField(form, "body", { label: words.fields.body, hint: words.bodyHint, rows: 5, empty: "" }), form, VARIABLES.slice(0, 3)),
  html`<div class="set-row wide">
    ${choiceField(form, "kind", { label: words.fields.kind, options: options(words.kinds) })}
    ${choiceField(form, "channel", { label: words.fields.channel, options: [{ value: undefined, words: words.allChannels }, ...options(words.channelNames)] })}
    ${textField(form, "language", { label: words.fields.language, placeholder: "en-GB", most: 35 })}
  </div>`,
];

const options = (names) => Object.entries(names).map(([value, text]) => ({ value, words: text }));

/** The text as a customer reads it, how many segments it has, and what has to be written in before. */
export function templatePreview(form, segments) {
  const body = form.get("body") ?? "";
  const asked = [...new Set([...body.matchAll(VARIABLE)].map(([, name]) => name))];
  const own = asked.filter((name) => !VARIABLES.some((variable) => variable.name === name));
  const text = filledIn(body);
  return html`
    <h3 class="t-sect">${words.preview}</h3>
    ${phonePreview({ title: words.preview, messages: [{ text: text || "…", isOurs: true, detail: countWords(text, form, segments) }] })}
    ${own.length ? html`<p class="t-meta">${words.asked(own.map((name) => `{{${name}}}`).join(", "))}</p>` : nothing}`;
}

function countWords(text, form, segments) {
  const counted = text && segments.of(text, form.get("channel") ?? "sms");
  if (!counted) return undefined;
  const { characters, segments: amount, forcedBy } = counted;
  return [words.characters(characters), words.segments(amount), forcedBy && words.forcedBy(forcedBy.character)].filter(Boolean).join(" · ");
}
