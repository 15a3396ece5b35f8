import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { phoneNumber } from "../parts/phone-number.js";
import { textField } from "./fields.js";
import { backToList } from "./list-parts.js";
import { profileFields } from "./profile-fields.js";
import { members as words } from "./words.js";

/** A member's profile as an admin sees it: who it is, the numbers, and the way calls go. */
export function memberEditor({ form, id }, { context, numbers = [], remove }) {
  const isNew = id === "new";
  const own = numbers.filter(({ agentId }) => agentId === id);
  return html`
    ${backToList("/settings/members", words.title)}
    ${isNew ? textField(form, "id", { label: words.fields.id, hint: words.idHint }) : roles(form)}
    ${profileFields(form)}
    ${isNew ? nothing : numberList(own)}
    ${isNew || !remove || id === context.session.id ? nothing : removeButton(form.base, own, remove)}`;
}

const roles = (form) => html`
  <div class="set-plain">
    <span class="t-label">${words.fields.roles}</span>
    <div>${form.base.roles.length ? form.base.roles.map(roleBadge) : words.neverHere}</div>
    <p class="t-meta">${words.rolesHint}</p>
  </div>`;

const roleBadge = (role) => html`<span class="badge">${words.roles[role] ?? role}</span> `;

const numberList = (own) => html`
  <div class="set-plain">
    <span class="t-label">${words.ownNumbers}</span>
    ${own.length
      ? own.map(({ id, address, friendlyName }) => html`<p><a href="/numbers/${id}"><bdi>${friendlyName}</bdi> ${phoneNumber(address)}</a></p>`)
      : html`<p>${words.noNumbers}</p>`}
  </div>`;

const removeButton = (member, own, remove) => html`
  <section class="set-part">
    <button type="button" class="button danger" @click=${() => remove(member, own)}>
      ${icon("trash-2", "small")} ${words.removeThis(member.name)}
    </button>
  </section>`;
