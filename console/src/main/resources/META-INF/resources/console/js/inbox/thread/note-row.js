import { guard } from "../../lib/html.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { time } from "../../parts/time.js";
import { face } from "./message.js";
import { linked } from "./message-text.js";
import { words } from "./words.js";

/** A note in the timeline, which customers never see. */
export function noteRow({ entry }, state) {
  const { note } = entry;
  return guard([note, state.membersRevision, state.highlighted === entry.id], () => html`
    <li class="note-row ${state.highlighted === entry.id ? "hit" : ""}" data-key=${entry.id} data-testid="note">${noteCard(note, state)}</li>`);
}

export function noteCard(note, { members }, status = nothing) {
  return html`
    <article class="note">
      <header>
        ${face(note.by, members)} <b dir="auto">${members.get?.(note.by.id)?.name ?? note.by.name ?? note.by.id}</b>
        <span class="lock">${icon("lock", "small")} ${words.onlyYourTeam}</span> ${time(note.createdAt)}
      </header>
      <p dir="auto">${withMentions(note, members)}</p>
      ${status}
    </article>`;
}

/** The text with the names of those whom it mentions in colour. */
function withMentions({ body, mentions = [] }, members) {
  const names = mentions.map((id) => `@${members.name(id)}`).filter((name) => name.length > 1);
  if (!names.length) return linked(body);

  const pattern = new RegExp(`(${names.map((name) => RegExp.escape?.(name) ?? escaped(name)).join("|")})`, "g");
  return body.split(pattern).map((piece) => (names.includes(piece) ? html`<mark>${piece}</mark>` : linked(piece)));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
