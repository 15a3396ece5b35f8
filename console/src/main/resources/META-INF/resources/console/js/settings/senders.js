import { get } from "../api/http.js";
import { html, live, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { Loaded } from "../state/loaded.js";
import { choiceField, switchField, textField } from "./fields.js";
import { senderTest } from "./sender-test.js";
import { settingPage } from "./setting-page.js";
import { senders as words } from "./words.js";

const CHANNELS = ["sms", "whatsapp", "rcs"];

/** The page that decides from which number a first message is sent. */
export function createSendersPage(context) {
  const page = settingPage(context, "sending", { clean });
  const { form } = page;
  const numbers = new Loaded(() => get("/api/phone-numbers?limit=200").then(({ items }) => items), context.changed);
  const tryOut = { to: "", channel: "sms" };
  const rules = () => form.get("rules") ?? [];
  const set = (value) => form.set("rules", value);

  return {
    ...page,
    shownFields: ["keepNumber", "rules", "defaultSenders"],
    fieldWords: words.fields,
    load() {
      page.load();
      numbers.load();
    },
    main: () => [
      switchField(form, "keepNumber", { label: words.fields.keepNumber, hint: words.keepHint }),
      ruleList(form, rules(), set, numbers.value ?? []),
      defaults(form, numbers.value ?? []),
    ],
    beside: () => senderTest(form.values, tryOut, (change) => context.changed(Object.assign(tryOut, change))),
  };
}

const clean = ({ rules = [], defaultSenders = {}, ...others }) => ({
  ...others,
  rules: rules.map(({ countries, prefixes, ...rule }) => ({
    ...rule,
    ...(countries?.length && { countries: countries.filter(Boolean) }),
    ...(prefixes?.length && { prefixes: prefixes.filter(Boolean) }),
  })),
  defaultSenders: Object.fromEntries(Object.entries(defaultSenders).filter(([, sender]) => sender)),
});

const ruleList = (form, rules, set, numbers) => html`
  <section class="set-part">
    <h3 class="t-sect">${words.fields.rules}</h3>
    ${rules.length === 0 ? emptyState({ words: words.noRules, detail: words.noRulesDetail }) : nothing}
    ${rules.map((rule, number) => ruleView(form, rule, number, numbers, () => set(rules.toSpliced(number, 1))))}
    ${form.problemOf("rules") ? html`<p class="set-problem" role="alert">${form.problemOf("rules")}</p>` : nothing}
    ${form.isReadOnly
      ? nothing
      : html`<button type="button" class="button" @click=${() => set([...rules, { from: numbers[0]?.address ?? "" }])}>
          ${icon("plus", "small")} ${words.addRule}
        </button>`}
  </section>`;

function ruleView(form, rule, number, numbers, remove) {
  const place = `rules.${number}`;
  return html`
    <div class="set-item" role="group" aria-label=${words.rule(number + 1)}>
      <header>
        <b>${words.rule(number + 1)}</b><span class="grow"></span>
        ${form.isReadOnly
          ? nothing
          : html`<button type="button" class="button ghost icon small" aria-label=${words.removeRule(number + 1)} @click=${remove}>
              ${icon("trash-2", "small")}
            </button>`}
      </header>
      <div class="set-row wide">
        ${choiceField(form, `${place}.channel`, { label: words.channel, options: words.channels })}
        ${listField(form, rule.countries, `${place}.countries`, words.countries, words.countriesHint)}
        ${listField(form, rule.prefixes, `${place}.prefixes`, words.prefixes, words.prefixesHint)}
      </div>
      ${senderField(form, `${place}.from`, words.from, numbers)}
      ${form.problemOf(place) ? html`<p class="set-problem" role="alert">${form.problemOf(place)}</p>` : nothing}
    </div>`;
}

const typedTexts = new WeakMap();

function listField(form, values = [], path, label, hint) {
  const refused = form.problem?.errors?.find(({ field: name }) => name.startsWith(path))?.detail;
  const change = ({ target }) => {
    const all = target.value.split(",").map((each) => each.trim().toUpperCase());
    typedTexts.set(all, target.value);
    form.set(path, target.value.trim() ? all : undefined);
  };
  return field({
    label,
    hint,
    problem: refused,
    control: ({ id, describedBy, invalid }) => html`<span class="field"><input id=${id} aria-describedby=${describedBy}
      aria-invalid=${invalid} ?disabled=${form.isReadOnly} .value=${live(typedTexts.get(values) ?? values.join(", "))} @input=${change} /></span>`,
  });
}

/** One of the company's numbers, or an address that is none, such as a short code. */
function senderField(form, path, label, numbers) {
  const chosen = form.get(path);
  const known = numbers.map(({ address, friendlyName }) => ({ value: address, words: `${friendlyName} ${address}` }));
  if (numbers.length === 0 || (chosen && !known.some(({ value }) => value === chosen))) return textField(form, path, { label });
  return choiceField(form, path, { label, options: [{ value: undefined, words: words.noSender }, ...known] });
}

const defaults = (form, numbers) => html`
  <section class="set-part">
    <h3 class="t-sect">${words.fields.defaultSenders}</h3>
    <p class="t-meta">${words.defaultsHint}</p>
    ${CHANNELS.map((channel) => senderField(form, ["defaultSenders", channel], words.channelNames[channel], numbers))}
  </section>`;
