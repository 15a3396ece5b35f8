import { html } from "../lib/html.js";
import { segmented } from "../parts/segmented.js";
import { senders as words } from "./words.js";

/** Tells which sender a first message to a number would have, as far as rules and defaults decide. */
export const senderTest = (values, tryOut, change) => html`
  <h3 class="t-sect">${words.tryOut}</h3>
  ${segmented({
    label: words.channel,
    value: tryOut.channel,
    options: words.channels.slice(1, 3),
    onChange: (channel) => change({ channel }),
  })}
  <label class="labelled">
    <span class="t-label">${words.to}</span>
    <span class="field"><input type="tel" dir="ltr" placeholder="+4930123456" .value=${tryOut.to}
      @input=${({ target }) => change({ to: target.value.replace(/[\s()-]/g, "") })} /></span>
  </label>
  <p class="set-outcome" role="status">${tryOut.to.length > 2 ? outcome(values, tryOut) : words.tryHint}</p>`;

function outcome({ rules = [], defaultSenders = {}, keepNumber }, { to, channel }) {
  const kept = keepNumber ? `${words.keptFirst} ` : "";
  const number = rules.findIndex((rule) => isAbout(rule, to, channel));
  if (number >= 0 && rules[number].countries?.length) return kept + words.perhapsRule(number + 1, rules[number].from);
  if (number >= 0) return kept + words.ruleDecides(number + 1, rules[number].from);
  return kept + (defaultSenders[channel] ? words.defaultDecides(defaultSenders[channel]) : words.anyNumber);
}

/** A country is told from a number by the service only, so that a rule for countries may be about it. */
function isAbout({ channel, countries = [], prefixes = [] }, to, wanted) {
  if (channel && channel !== wanted) return false;
  if (countries.length === 0 && prefixes.length === 0) return true;
  return countries.length > 0 || prefixes.some((prefix) => to.startsWith(prefix));
}
