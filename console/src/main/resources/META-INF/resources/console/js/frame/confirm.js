import { html, nothing } from "../lib/html.js";
import { openModal } from "./modal.js";

/**
 * Asks before something that cannot be undone.
 *
 * @param question `title`, `words`, `action` (the word on the button), `danger`, and `typed`: what has to be written
 *   before it can be done
 * @returns a promise of whether it shall be done
 */
export async function confirm(question) {
  let written = "";
  const answer = await openModal(
    (close, draw) =>
      confirmView(question, written, {
        close,
        write(text) {
          written = text;
          draw();
        },
      }),
    { label: question.title },
  );
  return answer === true;
}

function confirmView({ title, words, action = "OK", danger, typed, label }, written, { close, write }) {
  const isReady = !typed || written.trim() === typed;
  const submit = (event) => {
    event.preventDefault();
    if (isReady) close(true);
  };
  return html`
    <form @submit=${submit}>
      <h2 class="t-sect">${title}</h2>
      <p class="quiet">${words}</p>
      ${typed ? typedField(typed, label, write) : nothing}
      <p class="end">
        <button type="button" class="button" ?autofocus=${!typed} @click=${() => close()}>Cancel</button>
        <button class="button ${danger ? "danger" : "primary"}" data-testid="confirm" ?disabled=${!isReady}>${action}</button>
      </p>
    </form>`;
}

const typedField = (typed, label, write) => html`
  <label class="typed">
    <span class="t-label">${label ?? html`Write <b>${typed}</b> to go on`}</span>
    <span class="field"><input autocomplete="off" autofocus @input=${(event) => write(event.target.value)} /></span>
  </label>`;
