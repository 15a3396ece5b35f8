import { get } from "../api/http.js";
import { html, nothing, repeat } from "../lib/html.js";
import { isolated } from "../lib/written-text.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { Loaded } from "../state/loaded.js";
import { ruleCard } from "./rule-card.js";
import { RuleTest, ruleTestView } from "./rule-test.js";
import { sourcesOf } from "./rule-sources.js";
import { ruleSentence } from "./rule-words.js";
import { settingPage } from "./setting-page.js";
import { rules as words } from "./words.js";

/** The page of what happens with conversations when a customer writes, with the last conversations to try the rules. */
export function createRulesPage(context) {
  const page = settingPage(context, "rules", { clean });
  const { form } = page;
  const loads = ["phone-numbers", "labels", "members"].map(
    (path) => new Loaded(() => get(`/api/${path}?limit=200`).then(({ items }) => items), context.changed),
  );
  const test = new RuleTest(context.changed);
  const state = { open: undefined };
  const rules = () => form.get("rules") ?? [];
  const set = (value) => form.set("rules", value);
  const sources = () => sourcesOf(...loads.map(({ value }) => value ?? []));

  function move(number, step) {
    if (state.open === number) state.open += step;
    else if (state.open === number + step) state.open -= step;
    set(moved(rules(), number, step));
    requestAnimationFrame(() => document.querySelector(`[data-rule="${number + step}"] .rule-edit`)?.focus());
  }

  function add() {
    state.open = rules().length;
    set([...rules(), newRule(rules())]);
  }

  function remove(number) {
    state.open = undefined;
    set(rules().toSpliced(number, 1));
  }

  const card = (rule, number) => html`<li>${ruleCard(form, rule, number, {
    sources: sources(),
    isOpen: state.open === number,
    open: () => context.changed((state.open = state.open === number ? undefined : number)),
    remove: () => remove(number),
    move: form.isReadOnly ? undefined : (step) => move(number, step),
    isFirst: number === 0,
    isLast: number === rules().length - 1,
  })}</li>`;

  return {
    ...page,
    shownFields: ["rules"],
    fieldWords: words.fields,
    valueWords: (path, value) => valueWords(value, sources().names),
    load() {
      page.load();
      loads.forEach((each) => each.load());
    },
    main: () => [
      html`<p class="quiet">${words.intro}</p>`,
      rules().length === 0 ? noRules(form, add) : html`<ol class="set-rules">${repeat(rules(), (rule, number) => number, card)}</ol>`,
      form.problemOf("rules") ? html`<p class="set-problem" role="alert">${form.problemOf("rules")}</p>` : nothing,
      form.isReadOnly || rules().length === 0
        ? nothing
        : html`<button type="button" class="button" @click=${add}>${icon("plus", "small")} ${words.addRule}</button>`,
    ],
    beside: () =>
      ruleTestView(test, clean({ rules: rules() }), { names: sources().names, canTry: !form.isReadOnly && rules().length > 0 }),
  };
}

/** Words that were begun and not written are left out. */
const clean = ({ rules, ...others }) => ({
  ...others,
  rules: rules.map((rule) => ({ ...rule, if: { ...rule.if, words: (rule.if?.words ?? []).filter(Boolean) } })),
});

function newRule(all) {
  const names = all.map(({ name }) => name);
  let number = all.length + 1;
  while (names.includes(words.newName(number))) number += 1;
  return { name: words.newName(number), enabled: true, if: { match: "contains" }, then: {}, stop: false };
}

function moved(rules, number, step) {
  const [rule, others] = [rules[number], rules.toSpliced(number, 1)];
  return others.toSpliced(number + step, 0, rule);
}

const noRules = (form, add) =>
  emptyState({
    icon: "list-checks",
    words: words.none,
    detail: words.noneDetail,
    action: form.isReadOnly ? undefined : { words: words.addRule, icon: "plus", run: add },
  });

const valueWords = (value, names) =>
  Array.isArray(value)
    ? value.map((rule) => (rule?.then ? `${isolated(rule.name)}: ${ruleSentence(rule, names)}` : String(rule))).join(" ")
    : String(value ?? "–");
