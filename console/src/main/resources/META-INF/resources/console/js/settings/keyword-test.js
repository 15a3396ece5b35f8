import { html } from "../lib/html.js";
import { filledIn } from "./answer-text.js";
import { matchingRule } from "./keyword-match.js";
import { conversationWords, ruleWords } from "./keyword-rule.js";
import { isOptOutWord } from "./opt-out-words.js";
import { phonePreview } from "./phone-preview.js";
import { keywords as words } from "./words.js";

/** Tells what would happen to a text: which rule answers it, and how. */
export const keywordTest = ({ rules, replies, templates, names, text, onInput }) => html`
  <h3 class="t-sect">${words.tryOut}</h3>
  <label class="labelled">
    <span class="t-label">${words.whatWouldHappen}</span>
    <span class="field"><input dir="auto" .value=${text} placeholder=${words.samplePlaceholder}
      @input=${({ target }) => onInput(target.value)} /></span>
  </label>
  <div role="status">${text.trim() ? outcome({ rules, replies, templates, names, text }) : html`<p class="t-meta">${words.tryHint}</p>`}</div>`;

function outcome({ rules, replies, templates = [], names, text }) {
  if (isOptOutWord(text)) return result(words.twilioAnswers, text);
  const found = matchingRule(rules, text);
  if (!found) return result(words.noRule, text);
  const answer = found.rule.templateId ? templates.find(({ id }) => id === found.rule.templateId)?.body : found.rule.text;
  const why = words.ruleAnswers(found.number + 1, ruleWords({ ...found.rule, words: [found.word] }));
  const all = [why, replies?.enabled === false && words.answersAreOff, conversationWords(found.rule, names)];
  return result(all.filter(Boolean).join(" "), text, answer);
}

const result = (why, text, answer) => html`
  <p class="set-outcome">${why}</p>
  ${phonePreview({
    title: words.tryOut,
    messages: [{ text }, ...(answer ? [{ text: filledIn(answer, { "message.body": text }), isOurs: true }] : [])],
  })}`;
