import { areShortcutsOn, turnShortcuts } from "../frame/shortcuts.js";
import { setTheme, theme } from "../frame/theme.js";
import { html } from "../lib/html.js";
import { field } from "../parts/field.js";
import { segmented } from "../parts/segmented.js";
import { switchControl } from "../parts/switch-control.js";
import { changeDevice, device } from "../state/device.js";
import { localeOptions, reloadWith } from "./locale-choice.js";
import { appearance as words } from "./words.js";

/** The page of what holds for this device. Each choice counts at once; there is nothing to save. */
export function createAppearancePage(context) {
  const now = (change) => (value) => {
    change(value);
    context.changed();
  };
  return {
    load() {},
    main: () => html`
      <p class="quiet">${words.intro}</p>
      ${choice(words.theme, theme(), words.themes, now(setTheme))}
      ${choice(words.density, device().density, words.densities, now((density) => changeDevice({ density })))}
      ${onOff(words.enterSends, words.enterHint, device().enterSends, now((enterSends) => changeDevice({ enterSends })))}
      ${onOff(words.shortcuts, words.shortcutsHint, areShortcutsOn(), now(turnShortcuts))}
      ${localeField()}`,
  };
}

const choice = (label, value, options, onChange) => html`
  <div class="set-switch">
    <b aria-hidden="true">${label}</b>
    ${segmented({ label, value, options, onChange })}
  </div>`;

const localeField = () =>
  field({
    label: words.locale,
    hint: words.localeHint,
    control: ({ id, describedBy }) => html`
      <span class="field"><select id=${id} aria-describedby=${describedBy} @change=${({ target }) => reloadWith(target.value)}>
        ${localeOptions().map(({ value, words: text, isChosen }) => html`<option value=${value} .selected=${isChosen}>${text}</option>`)}
      </select></span>`,
  });

const onOff = (label, hint, isOn, onChange) => html`
  <div class="set-switch">
    <div><b aria-hidden="true">${label}</b><p class="t-meta">${hint}</p></div>
    ${switchControl({ label, isOn, onChange })}
  </div>`;
