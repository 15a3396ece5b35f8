import { html, nothing } from "../lib/html.js";
import { problemLine } from "../parts/problem-line.js";
import { time } from "../parts/time.js";
import { writtenText } from "../parts/written-text.js";

/** The notes of a call, which only the team sees, and a field for another one. */
export function notesView({ store, members, isReadOnly }, { writeNote, saveNote }) {
  const { notes } = store;
  if (!notes) return nothing;
  return html`<section class="call-part" aria-labelledby="call-notes">
    <h2 class="t-sect" id="call-notes">Notes</h2>
    ${notes.loaded.value ? html`<ul class="call-notes">${notes.loaded.value.map((note) => noteView(note, members))}</ul>` : nothing}
    ${problemLine(notes.loaded.problem && `The notes cannot be loaded now. ${notes.loaded.problem.message}`)}
    ${isReadOnly ? nothing : formView(notes, writeNote, saveNote)}
  </section>`;
}

const noteView = ({ body, by, createdAt }, members) => html`
  <li>
    <p dir="auto">${writtenText(body)}</p>
    <p class="t-meta"><bdi>${by ? (by.name ?? members.name(by.id)) : "A program"}</bdi>, ${time(createdAt)}</p>
  </li>`;

const formView = (notes, writeNote, saveNote) => html`
  <form class="call-note-form" @submit=${(event) => submit(event, saveNote)}>
    <span class="field"><textarea
      rows="2"
      dir="auto"
      aria-label="New note"
      placeholder="Write a note. Only your team sees it, in the conversation too."
      .value=${notes.text}
      @input=${(event) => writeNote(event.target.value)}
      @keydown=${(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(event, saveNote)}
    ></textarea></span>
    ${notes.text.trim() ? html`<button class="button primary small" ?disabled=${notes.isSaving}>Save note</button>` : nothing}
    ${problemLine(notes.problem && `Not saved. ${notes.problem.message}`)}
  </form>`;

function submit(event, save) {
  event.preventDefault();
  save();
}
