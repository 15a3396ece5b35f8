import { get } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { pastWhen } from "../lib/times.js";
import { avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { Loaded } from "../state/loaded.js";
import { extended, listPage } from "./list-page.js";
import { moreButton } from "./list-parts.js";
import { memberEditor } from "./member-editor.js";
import { invitation, memberPreview } from "./member-preview.js";
import { MemberRemoval, removalDialog } from "./member-removal.js";
import { PROFILE_FIELDS } from "./profile-fields.js";
import { memberSource, newMemberSource } from "./sources.js";
import { members as words } from "./words.js";

/** The page of the people of the company. */
export function createMembersPage(context) {
  const page = listPage(context, {
    name: "members",
    path: "/api/members",
    newItem: () => ({ name: "" }),
    source: ({ id }) => (id ? memberSource(id) : newMemberSource),
    events: ["member.updated", "member.deleted"],
    words,
  });
  const numbers = new Loaded(() => get("/api/phone-numbers?limit=200").then(({ items }) => items), context.changed);
  const removal = new MemberRemoval(context, () => page.list.load());
  const mayChange = () => !context.isReadOnly && context.has("admin");

  return extended(page, {
    shownFields: ["id", ...PROFILE_FIELDS],
    fieldWords: words.fields,
    title: () => (page.id ? (page.form.base?.name ?? words.add) : words.title),
    headActions: () => (page.id || !mayChange() ? nothing : addButton()),
    load() {
      page.load();
      numbers.load();
    },
    main: () => [
      page.id ? memberEditor(page, { context, numbers: numbers.value, remove: mayChange() && removal.ask }) : list(page, context, numbers.value),
      removalDialog(removal, context),
    ],
    get beside() {
      if (page.id) return () => memberPreview(page.form);
      return mayChange() ? invitation : undefined;
    },
  });
}

const addButton = () => html`<a class="button primary" href="/settings/members/new">${icon("plus", "small")} ${words.add}</a>`;

const list = (page, context, numbers = []) => html`
  <p class="quiet">${words.intro}</p>
  <ul class="set-list members">
    ${page.items.map((member) => html`<li>${row(member, numbers, member.id === context.session.id)}</li>`)}
  </ul>
  ${moreButton(page.list)}`;

function row(member, numbers, isMe) {
  const own = numbers.filter(({ agentId }) => agentId === member.id);
  return html`
    <a href="/settings/members/${encodeURIComponent(member.id)}">
      ${avatar(member, { size: "small" })}
      <span class="set-two">
        <b dir="auto">${member.name}${isMe ? html` <span class="quiet">${words.you}</span>` : nothing}</b>
        <span class="quiet clip">${[member.email, words.numbers(own.length), member.seenAt && words.lastSeen(pastWhen(member.seenAt))]
          .filter(Boolean)
          .join(" · ")}</span>
      </span>
      ${member.roles.length
        ? member.roles.map((role) => html`<span class="badge">${words.roles[role] ?? role}</span>`)
        : html`<span class="badge warn">${words.neverHere}</span>`}
    </a>`;
}
