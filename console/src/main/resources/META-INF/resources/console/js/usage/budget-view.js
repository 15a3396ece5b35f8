import { html, nothing } from "../lib/html.js";
import { field } from "../parts/field.js";
import { whenLoaded } from "../parts/loaded.js";
import { problemLine } from "../parts/problem-line.js";
import { strip } from "../parts/strip.js";
import { moneyWords, words } from "./words.js";

const FIELDS = { amount: "amount", currency: "currency", percent: "warnAt" };

/** The budget of the month: what is spent of it, and the form of an admin. */
export const budgetSection = (budget, { mayChange }) => html`
  <section class="usage-section" data-testid="budget">
    <h2 class="t-sect">${words.budget}</h2>
    ${whenLoaded(budget.loaded, { what: words.budget, view: (value) => content(value, budget, mayChange) })}
    ${budget.draft && mayChange ? form(budget) : nothing}
  </section>`;

function content({ data, spent }, budget, mayChange) {
  const buttons = mayChange && !budget.draft ? editButton(data, budget) : nothing;
  if (!data.amount) return html`<p class="quiet">${words.noBudget}</p>${buttons}`;
  const { amount, currency, warnAt } = data;
  const text = words.spentOf(moneyWords(spent, currency), moneyWords(amount, currency));
  return html`
    ${spent >= amount * warnAt ? strip({ kind: spent >= amount ? "bad" : "warn", words: spent >= amount ? words.overBudget : words.nearBudget }) : nothing}
    <p>${text} <span class="quiet">${words.warnsAt(Math.round(warnAt * 100))}</span></p>
    <progress class="usage-spent" max=${amount} .value=${Math.min(spent, amount)} aria-label=${text}></progress>
    ${buttons}`;
}

const editButton = ({ amount }, budget) => html`
  <p><button type="button" class="button" @click=${() => budget.edit()}>${amount ? words.changeBudget : words.setBudget}</button></p>`;

function form(budget) {
  const { problem, isSaving, loaded } = budget;
  const submit = (event) => {
    event.preventDefault();
    budget.save();
  };
  return html`
    <form class="usage-budget" novalidate @submit=${submit}>
      ${input("amount", words.budgetAmount, budget, { type: "number", min: "0", step: "any" })}
      ${input("currency", words.currency, budget, { type: "text", maxlength: "3" })}
      ${input("percent", words.percent, budget, { type: "number", min: "1", max: "100" })}
      <div class="usage-buttons">
        <button class="button primary" ?disabled=${isSaving}>${words.save}</button>
        <button type="button" class="button" @click=${() => budget.dismiss()}>${words.cancel}</button>
        ${loaded.value?.data.amount ? html`<button type="button" class="button ghost" ?disabled=${isSaving} @click=${() => budget.remove()}>${words.removeBudget}</button>` : nothing}
      </div>
      ${problemLine(lineOf(problem))}
    </form>`;
}

/** What no field says. */
function lineOf(problem) {
  if (!problem || Object.values(FIELDS).some((name) => problem.of(name))) return undefined;
  return problem.status === 412 ? words.budgetChanged : problem.message;
}

const input = (name, label, budget, { type, min, max, step, maxlength }) =>
  field({
    label,
    problem: budget.problem?.of(FIELDS[name]),
    control: ({ id, describedBy, invalid }) => html`
      <span class="field"><input id=${id} name=${name} type=${type} min=${min ?? nothing} max=${max ?? nothing} step=${step ?? nothing}
        maxlength=${maxlength ?? nothing} autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid}
        .value=${String(budget.draft[name])} @input=${({ target }) => budget.change({ [name]: target.value })} /></span>`,
  });
