import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { menu } from "../parts/menu.js";
import { phoneNumber } from "../parts/phone-number.js";
import { originWords } from "./words.js";
import { placeWords } from "./words.js";

const LONGEST_NAME = 64;

/** The number, its name, whom it is assigned to, and what else can be done with it. */
export function numberHead(state, actions, number) {
  return html`<header class="head">
    <a class="button ghost icon back" href="/numbers" aria-label="All numbers">${icon("chevron-left", "large")}</a>
    <div class="title">
      <h1 class="num">${phoneNumber(number.address)}</h1>
      ${state.isRenaming ? renaming(actions, number) : named(state, actions, number)}
    </div>
    ${assignee(state, actions, number)} ${state.isReadOnly ? nothing : more(actions, number)}
  </header>`;
}

const named = (state, actions, number) => html`<p>
  <b dir="auto">${number.friendlyName}</b>
  ${state.isReadOnly
    ? nothing
    : html`<button class="button ghost icon small" type="button" aria-label="Rename" @click=${actions.beginRename}>${icon("pencil", "small")}</button>`}
  <span class="faint">${[placeWords(state.store.place.value), originWords(number)].filter(Boolean).join(" · ")}</span>
</p>`;

const renaming = (actions, number) => html`<form
  class="rename"
  @submit=${(event) => {
    event.preventDefault();
    actions.rename(event.target.elements.name.value.trim());
  }}
>
  <span class="field"
    ><input name="name" aria-label="Name" dir="auto" required maxlength=${LONGEST_NAME} .value=${number.friendlyName} @keydown=${(event) => event.key === "Escape" && actions.endRename()} autofocus
  /></span>
  <button class="button small primary">Save</button>
  <button class="button small ghost" type="button" @click=${actions.endRename}>Cancel</button>
</form>`;

function assignee(state, actions, number) {
  const name = number.agentId ? state.nameOfMember(number.agentId) : "Nobody";
  if (state.isReadOnly) return html`<span class="assignee quiet" dir="auto">${name}</span>`;
  const members = state.members.map((member) => ({
    words: member.name,
    icon: member.id === number.agentId ? "check" : undefined,
    run: () => actions.assign(member.id),
  }));
  const nobody = { words: "Nobody", icon: number.agentId ? undefined : "check", run: () => actions.assign(undefined) };
  return html`<span class="assignee">
    ${number.agentId ? avatar({ id: number.agentId, name }, { size: "tiny" }) : nothing}
    ${menu({ label: `Assigned to ${name}`, words: name, items: [...members, nobody], align: "end" })}
  </span>`;
}

function more(actions, number) {
  const isReleasing = number.state === "releasing";
  const items = [
    { words: "Conversations of this number", icon: "inbox", href: `/inbox?number=${encodeURIComponent(number.address)}` },
    isReleasing
      ? { words: "Keep it", icon: "undo-2", run: actions.keep }
      : { words: "Release …", icon: "trash-2", danger: true, run: actions.release },
  ];
  if (number.origin === "imported") items.splice(1, 0, { words: "Put it back as it was …", icon: "rotate-ccw", run: actions.restore });
  return menu({ label: "More: release, conversations", icon: "ellipsis", items, align: "end" });
}
