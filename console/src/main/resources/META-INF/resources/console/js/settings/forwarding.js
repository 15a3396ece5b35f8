import { html, nothing } from "../lib/html.js";
import { choiceField, numberField, plainValue, switchField } from "./fields.js";
import { profile as words } from "./words.js";

const SECONDS = 20;

/** The rule by which calls to a member's numbers are answered. */
export function forwardingFields(form) {
  const rule = form.get("forwarding");
  const options = words.forwardings.filter(({ value }) => value !== "plan" || rule?.to === "plan");
  return html`
    ${choiceField(form, "forwarding.to", { label: words.fields.forwarding, hint: hintOf(rule, form), options, onChoose: (to) => choose(form, to) })}
    ${refusalOf(form)}
    ${rule && ["mobile", "office", "both"].includes(rule.to)
      ? numberField(form, "forwarding.timeoutSeconds", { label: words.ringSeconds, unit: words.seconds, least: 5, most: 600 })
      : nothing}
    ${rule?.to === "both" ? switchField(form, "forwarding.atOnce", { label: words.atOnce, hint: words.atOnceHint }) : nothing}
    ${rule?.to === "plan" ? plainValue(words.ownPlan, JSON.stringify(rule.plan)) : nothing}`;
}

function choose(form, to) {
  const { atOnce = false, timeoutSeconds = SECONDS } = form.get("forwarding") ?? {};
  form.set("forwarding", to ? { to, atOnce, timeoutSeconds } : undefined);
}

/** A rule that needs a number the profile lacks is refused when it is saved; it is better known before. */
function hintOf(rule, form) {
  if (!rule) return words.forwardingHint;
  const needed = { mobile: ["mobile"], office: ["office"], both: ["office", "mobile"] }[rule.to] ?? [];
  const lacking = needed.filter((name) => !form.get(name));
  return lacking.length ? words.lacks(lacking.map((name) => words.fields[name])) : words.unanswered;
}

function refusalOf(form) {
  const refused = form.problemOf("forwarding");
  return refused ? html`<p class="set-problem" role="alert">${refused}</p>` : nothing;
}
