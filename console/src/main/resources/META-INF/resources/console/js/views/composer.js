import { draft, keepDraft } from "../lib/drafts.js";
import { checkText } from "../lib/text-limit.js";

/** Where an answer is written. Enter sends, Shift+Enter starts a new line. */
export function composer(form, { onSend }) {
  const field = form.querySelector("textarea");
  let conversationId;

  const check = watchText(form);
  field.addEventListener("input", () => keepDraft(conversationId, field.value));
  field.addEventListener("keydown", (event) => {
    // While a word is being composed (Japanese, Chinese …) Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!checkText(field.value).sendable) return;
    const text = field.value;
    write("");
    onSend(conversationId, text);
  });

  function write(text) {
    field.value = text;
    keepDraft(conversationId, text);
    check();
  }

  return {
    write,
    show(id) {
      conversationId = id;
      write(draft(id));
    },
    focus: () => field.focus({ preventScroll: true }),
  };
}

/** Keeps a form's send button and the words about length in step with its text. */
export function watchText(form) {
  const field = form.querySelector("textarea");
  const button = form.querySelector("[type=submit]");
  const hint = form.querySelector(".length");

  function check() {
    const { sendable, tooLong, words } = checkText(field.value);
    button.disabled = !sendable;
    hint.textContent = words;
    field.toggleAttribute("aria-invalid", tooLong);
  }

  field.addEventListener("input", check);
  check();
  return check;
}
