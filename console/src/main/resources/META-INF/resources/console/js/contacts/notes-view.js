import { html, nothing } from "../lib/html.js";
import { whenLoaded } from "../parts/loaded.js";
import { problemLine } from "../parts/problem-line.js";
import { time } from "../parts/time.js";
import { writtenText } from "../parts/written-text.js";

/** Notes about the contact, which only the team sees. A note that is being written is kept until it was saved. */
export const notesView = (state, actions) => html`
  <section aria-labelledby="contact-notes">
    <header><h2 id="contact-notes" class="t-sect">Notes</h2><span class="t-meta">Only your team sees them</span></header>
    ${state.isReadOnly ? nothing : formView(state, actions)}
    ${whenLoaded(state.page.notes, {
      what: "The notes",
      skeleton: () => nothing,
      view: (notes) => html`<ul class="contact-notes">${notes.map((note) => noteView(note, state))}</ul>`,
    })}
    ${state.page.notes.hasMore ? html`<button type="button" class="button small" @click=${() => state.page.notes.more()}>Older notes</button>` : nothing}
  </section>`;

const formView = ({ note }, { writeNote, saveNote }) => html`
  <form class="contact-note-form" @submit=${(event) => submit(event, saveNote)}>
    <textarea
      rows="2"
      dir="auto"
      aria-label="New note"
      placeholder="Write a note"
      .value=${note.text}
      @input=${(event) => writeNote(event.target.value)}
      @keydown=${(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(event, saveNote)}
    ></textarea>
    ${note.text.trim() ? html`<button class="button primary small" ?disabled=${note.isSaving}>Save note</button>` : nothing}
    ${problemLine(note.problem && `Not saved. ${note.problem.message}`)}
  </form>`;

function submit(event, save) {
  event.preventDefault();
  save();
}

const noteView = ({ body, by, createdAt }, { members }) => html`
  <li>
    <p>${writtenText(body)}</p>
    <p class="t-meta"><span dir="auto">${by ? (by.name ?? members.name(by.id)) : "A program"}</span>, ${time(createdAt)}</p>
  </li>`;
