import { html, nothing } from "../lib/html.js";
import { isolated } from "../lib/written-text.js";
import { icon } from "../parts/icon.js";
import { phoneNumber } from "../parts/phone-number.js";
import { choiceField, longTextField } from "./fields.js";
import { answers as words } from "./words.js";

/** What is different for messages to some of the company's numbers. */
export function numberAnswers(form, numbers = []) {
  const own = form.get("perNumber") ?? {};
  const addresses = Object.keys(own).sort();
  const others = numbers.filter(({ address }) => !(address in own));
  if (form.isReadOnly && addresses.length === 0) return nothing;
  return html`
    <section class="set-part">
      <h3 class="t-sect">${words.perNumber}</h3>
      ${addresses.map((address) => numberPart(form, address, numbers))}
      ${form.isReadOnly || others.length === 0 ? nothing : addNumber(form, others)}
    </section>`;
}

function numberPart(form, address, numbers) {
  const { friendlyName } = numbers.find((number) => number.address === address) ?? {};
  const path = ["perNumber", address];
  return html`
    <div class="set-item" role="group" aria-label=${address}>
      <header>
        <b dir="auto">${friendlyName ?? nothing}</b> ${phoneNumber(address)}
        ${form.isReadOnly ? nothing : removeButton(form, path)}
      </header>
      ${choiceField(form, [...path, "enabled"], { label: words.fields.enabled, options: words.numberSwitch })}
      ${["text", "outsideHoursText"].map((name) => textPart(form, [...path, name], words.fields[name]))}
    </div>`;
}

/** A text of the number's own, of which an empty one is no answer, or that of the page. */
function textPart(form, path, label) {
  const isOwn = form.get(path) !== undefined;
  const choice = choiceField(form, path, {
    label,
    options: [
      { value: undefined, words: words.sameAsAbove },
      { value: isOwn ? form.get(path) : "", words: words.ownText },
    ],
  });
  return isOwn ? [choice, longTextField(form, path, { label: words.ownTextOf(label), hint: words.emptyIsNone, empty: "" })] : choice;
}

const removeButton = (form, path) => html`
  <button type="button" class="button ghost icon small" aria-label=${words.removeNumber} title=${words.removeNumber}
    @click=${() => form.set(path, undefined)}>${icon("x", "small")}</button>`;

const addNumber = (form, others) => html`
  <label class="labelled">
    <span class="t-label">${words.addNumber}</span>
    <span class="field"><select @change=${({ target }) => add(form, target)}>
      <option value="">${words.chooseNumber}</option>
      ${others.map(({ address, friendlyName }) => html`<option value=${address}>${isolated(friendlyName)} ${address}</option>`)}
    </select></span>
  </label>`;

function add(form, target) {
  const address = target.value;
  target.value = "";
  if (address) form.set(["perNumber", address], {});
}
