import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { choicesOf, newChoices, planOf } from "./call-plan.js";
import { planChoices } from "./call-plan-view.js";
import { longTextField, switchField } from "./fields.js";
import { settingPage } from "./setting-page.js";
import { hearIt } from "./hear-plan.js";
import { isSame } from "./values.js";
import { calls as words } from "./words.js";

/** The page of what callers of numbers without a call plan of their own meet: greeting, recording, and the default plan. */
export function createCallsPage(context) {
  const page = settingPage(context, "calls", { clean: cleanPlan });
  const { form } = page;
  const hearing = hearIt(context);

  /** What is being chosen or written, which makes no plan yet or one that the same choices do not make. */
  let begun;
  const plan = () => form.get("defaultPlan");
  const isBegun = () => Boolean(begun) && isSame(begun.plan, plan());
  const choices = () => (isBegun() ? begun.choices : choicesOf(plan()));

  function choose(change) {
    const next = { ...choices(), ...change };
    begun = { choices: next, plan: next.kind === "other" ? plan() : planOf(next), json: {} };
    form.set("defaultPlan", begun.plan);
  }

  function changeJson(text) {
    const json = parsed(text);
    begun = { choices: { kind: "other" }, plan: json.problem ? plan() : json.plan, json };
    form.set("defaultPlan", begun.plan);
  }

  return {
    ...page,
    shownFields: ["recording", "greeting", "defaultPlan"],
    fieldWords: words.fields,
    main: () => [
      longTextField(form, "greeting", { label: words.fields.greeting, hint: words.greetingHint, rows: 2 }),
      switchField(form, "recording", { label: words.fields.recording, hint: words.recordingHint }),
      announcementAdvice(form, choices()),
      planChoices(form, choices(), {
        json: isBegun() ? begun.json : {},
        chooseKind: (kind) => choose({ ...newChoices(kind), ...(kind === "ring" && { to: [""] }) }),
        choose,
        changeJson,
      }),
    ],
    canSave: () => !(isBegun() && begun.json.problem),
    beside: () => hearing.view(plan(), form.get("greeting")),
  };
}

/** In many places callers must be told that they are recorded. */
function announcementAdvice(form, { announcement }) {
  if (!form.get("recording") || form.get("greeting") || announcement) return nothing;
  return html`<p class="set-advice">${icon("triangle-alert", "small")} ${words.announceIt}</p>`;
}

/** Numbers that were begun and not written are left out. */
function cleanPlan({ defaultPlan, ...values }) {
  const choices = choicesOf(defaultPlan);
  if (choices.kind !== "ring") return { ...values, defaultPlan };
  return { ...values, defaultPlan: planOf({ ...choices, to: choices.to.map((each) => each.trim()).filter(Boolean) }) };
}

function parsed(text) {
  try {
    return { text, plan: text.trim() ? JSON.parse(text) : undefined, problem: undefined };
  } catch (error) {
    return { text, problem: words.noJson(error.message) };
  }
}
