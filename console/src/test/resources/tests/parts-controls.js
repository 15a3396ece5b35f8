import { html } from "/console/js/lib/html.js";
import { avatar } from "/console/js/parts/avatar.js";
import { combobox } from "/console/js/parts/combobox.js";
import { copyButton } from "/console/js/parts/copy-button.js";
import { dateTimeChoice } from "/console/js/parts/date-time-choice.js";
import { details } from "/console/js/parts/details.js";
import { dialog } from "/console/js/parts/dialog.js";
import { field } from "/console/js/parts/field.js";
import { icon } from "/console/js/parts/icon.js";
import { menu } from "/console/js/parts/menu.js";
import { phoneNumber } from "/console/js/parts/phone-number.js";
import { segmented } from "/console/js/parts/segmented.js";
import { switchControl } from "/console/js/parts/switch-control.js";
import { tabs } from "/console/js/parts/tabs.js";
import { time } from "/console/js/parts/time.js";

const people = ["Sara Lindqvist", "Jonas Berg", "Emil Åström", "Priya Raghunathan", "Нина Орлова", "נועה כהן", "中村 健二"];
const found = async (text) =>
  people.filter((name) => name.toLowerCase().includes(text.toLowerCase())).map((name) => ({ value: name, words: name, detail: "agent" }));

export const controls = (state, actions) =>
  [buttons(), choices(state, actions), fields(state, actions), small(state, actions), menus(state, actions), dialogs(state, actions)].map(
    (content) => ({ content }),
  );

const buttons = () => html`
  <p class="line">
    <button type="button" class="button primary">Primary</button><button type="button" class="button">Plain</button>
    <button type="button" class="button ghost">Quiet</button><button type="button" class="button danger">${icon("trash-2")} Release</button>
  </p>
  <p class="line">
    <button type="button" class="button" disabled>Disabled</button>
    <button type="button" class="button" aria-pressed="true">${icon("list-filter")} Unread</button>
    <button type="button" class="button icon" aria-label="Snooze">${icon("alarm-clock")}</button>
    <span class="split"
      ><button type="button" class="button primary">Send ${icon("send-horizontal", "small")}</button
      ><button type="button" class="button primary" aria-label="More ways to send">${icon("chevron-down", "small")}</button></span
    >
  </p>
  <p class="line">
    <span class="badge good">${icon("check", "small")} In order</span><span class="badge warn">1 differs</span>
    <span class="badge bad">Failing</span><span class="badge info"><span class="spin"></span> Setting up</span>
    <span class="badge">Draft</span><span class="count">4</span><kbd>⌘</kbd><kbd>K</kbd>
  </p>
  <p class="line">
    ${people.map((name, index) => avatar({ id: name, name }, { channel: ["sms", "whatsapp", "voice"][index] }))}
    ${avatar({ id: "+15551230118", display: "+1 555 123 0118" }, { size: "small" })} ${avatar({ name: "Zoë" }, { size: "large" })}
    ${avatar({ id: "x" }, { size: "tiny" })}
  </p>
`;

const choices = ({ isOn, view }, { set, did }) => html`
  ${tabs({
    label: "Inbox",
    items: [
      { words: "All", href: "#all", amount: 1284, isCurrent: true },
      { words: "SMS", href: "#sms", amount: 7 },
      { words: "WhatsApp", href: "#whatsapp" },
      { words: "Webhooks", href: "#webhooks", amount: html`<span class="badge warn">1</span>` },
    ],
  })}
  <p class="line">
    ${switchControl({ label: "Texts", isOn, onChange: (wanted) => set({ isOn: wanted }) })}
    ${switchControl({ label: "Calls", isOn: false, onChange() {}, disabled: true })}
    ${segmented({
      label: "Figures",
      value: view,
      options: [{ value: "texts", words: "Texts" }, { value: "minutes", words: "Minutes" }, { value: "cost", words: "Cost" }],
      onChange: (wanted) => set({ view: wanted }),
    })}
  </p>
  ${dateTimeChoice({ label: "Snooze until", choices: times(), value: times()[1].at, onChoose: (at, choice) => did(choice?.words ?? "a time") })}
`;

function times() {
  const at = (days, hour) => new Date(new Date().setHours(hour, 0, 0, 0) + days * 86_400_000);
  return [{ words: "Later today", at: at(0, 23) }, { words: "Tomorrow", at: at(1, 9) }, { words: "Monday", at: at(4, 9) }, { words: "They answer" }];
}

const fields = ({ chosen }, { set }) => html`
  ${field({ label: "Name", hint: "As your team calls it.", control: (attributes) => text(attributes, "Workshop") })}
  ${field({ label: "To", problem: "Add the country: +49 171 234 is too short", control: (attributes) => text(attributes, "0171 234") })}
  ${field({
    label: "Text",
    control: ({ id }) => html`<span class="field"><textarea id=${id} rows="2" dir="auto">We are open until 6 pm.</textarea></span>`,
  })}
  ${field({
    label: "Assignee",
    control: ({ id }) => combobox({ id, label: "Assignee", value: chosen, search: found, placeholder: "Name", onChoose: (item) => set({ chosen: item }) }),
  })}
  <label class="choice"><input type="checkbox" checked /> Record calls</label>
`;

const text = ({ id, describedBy, invalid }, value) =>
  html`<span class="field"><input id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} .value=${value} /></span>`;

const small = () => html`
  <p>${phoneNumber("+15551230118")} ${copyButton("+15551230118", "Copy the number")} · ${phoneNumber("whatsapp:+4917123456789")}</p>
  <p>${time(Date.now())} · ${time(Date.now() - 86_400_000)} · ${time("2024-09-12T09:41:00Z")} · ${time(Date.now() - 130_000, "ago")}</p>
  ${details({ words: "Nine others are right", amount: 9, body: html`<p class="quiet">Texts, fallbacks, statuses.</p>` })}
`;

const menus = (_, { did }) => {
  const items = [
    { words: "Mark unread", icon: "eye", keys: "U", run: () => did("unread") },
    { words: "Merge contact", icon: "users", run: () => did("merged") },
    { words: "Copy link", icon: "link", href: "#link" },
    { words: "Print", disabled: true, run: () => did("printed") },
    { line: true },
    { words: "Block", icon: "ban", danger: true, run: () => did("blocked") },
  ];
  return html`<p class="line">
    ${menu({ label: "More", icon: "ellipsis", items })} ${menu({ label: "Assignee", words: "Sara", items, align: "end" })}
  </p>`;
};

const dialogs = ({ open }, { set, did }) => html`
  <p class="line">
    ${["dialog", "sheet", "drawer"].map(
      (kind) => html`<button type="button" class="button" data-opens=${kind} @click=${() => set({ open: kind })}>Open the ${kind}</button>`,
    )}
  </p>
  ${["dialog", "sheet", "drawer"].map((kind) =>
    dialog({
      kind,
      title: "Release +1 500 555 0048?",
      isOpen: open === kind,
      onClose: () => set({ open: undefined }),
      body: html`<p class="quiet">Twilio may give this number to other customers. Texts and calls to it are lost.</p>
        <p class="dialog-use">${icon("triangle-alert", "small")} 214 texts in the last 30 days</p>
        ${field({ label: "Write the last four digits to release it", control: (attributes) => text(attributes, "00") })}`,
      footer: html`<button type="button" class="button" @click=${() => set({ open: undefined })}>Keep it</button>
        <button type="button" class="button danger" @click=${() => did("released")}>Release</button>`,
    }),
  )}
`;
