import { get } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { Loaded } from "../state/loaded.js";
import { keywordRule, ruleWords } from "./keyword-rule.js";
import { keywordTest } from "./keyword-test.js";
import { isNeverReached } from "./opt-out-words.js";
import { sourcesOf } from "./rule-sources.js";
import { settingPage } from "./setting-page.js";
import { keywords as words } from "./words.js";

/** The page of answers to certain words, with a field to try them. */
export function createKeywordsPage(context) {
  const page = settingPage(context, "keywords", { clean });
  const { form } = page;
  const templates = new Loaded(() => get("/api/templates?limit=200").then(({ items }) => items), context.changed);
  const loads = ["labels", "members"].map(
    (path) => new Loaded(() => get(`/api/${path}?limit=200`).then(({ items }) => items), context.changed),
  );
  const sources = () => sourcesOf([], ...loads.map(({ value }) => value ?? []));
  const replies = new Loaded(() => get("/api/settings/auto-reply"), context.changed);
  const tryOut = { text: "" };
  const rules = () => form.get("rules") ?? [];
  const set = (value) => form.set("rules", value);

  return {
    ...page,
    shownFields: ["rules"],
    fieldWords: words.fields,
    valueWords: (path, value) => ruleValueWords(value),
    canSave: () => !rules().some(isNeverReached),
    load() {
      page.load();
      templates.load();
      replies.load();
      loads.forEach((each) => each.load());
    },
    main: () => [
      html`<p class="quiet">${words.intro}</p>`,
      rules().length === 0 ? noRules(form, () => set([newRule()])) : ruleList(form, rules(), set, templates.value, sources()),
      form.problemOf("rules") ? html`<p class="set-problem" role="alert">${form.problemOf("rules")}</p>` : nothing,
      form.isReadOnly || rules().length === 0
        ? nothing
        : html`<button type="button" class="button" @click=${() => set([...rules(), newRule()])}>
            ${icon("plus", "small")} ${words.addRule}
          </button>`,
    ],
    beside: () =>
      keywordTest({
        rules: rules(),
        replies: replies.value,
        templates: templates.value,
        names: sources().names,
        text: tryOut.text,
        onInput(text) {
          tryOut.text = text;
          context.changed();
        },
      }),
  };
}

/** Words that were begun and not written are left out. */
const clean = ({ rules, ...others }) => ({
  ...others,
  rules: rules.map((rule) => ({ ...rule, words: rule.words.filter(Boolean) })),
});

const newRule = () => ({ match: "exact", words: [], text: "", addLabels: [] });

const noRules = (form, add) =>
  emptyState({
    icon: "text-search",
    words: words.none,
    detail: words.noneDetail,
    action: form.isReadOnly ? undefined : { words: words.addRule, icon: "plus", run: add },
  });

const ruleList = (form, rules, set, templates, sources) => html`
  <ol class="set-rules">
    ${rules.map((rule, number) => html`<li>${keywordRule(form, rule, number, {
      templates,
      sources,
      remove: () => set(rules.toSpliced(number, 1)),
      move: (step) => set(moved(rules, number, step)),
      isLast: number === rules.length - 1,
    })}</li>`)}
  </ol>`;

function moved(rules, number, step) {
  const [rule, others] = [rules[number], rules.toSpliced(number, 1)];
  return others.toSpliced(number + step, 0, rule);
}

const ruleValueWords = (value) =>
  Array.isArray(value) ? value.map((rule) => (typeof rule === "string" ? rule : ruleWords(rule))).join(", ") : String(value ?? "–");
