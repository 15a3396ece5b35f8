import { Problem } from "../api/problem.js";
import { checkText } from "../lib/text-limit.js";
import { uuid } from "../lib/uuid.js";
import { watchText } from "./composer.js";

const E164 = /^\+[1-9]\d{6,14}$/;

/** The dialog that texts a number for the first time. */
export function newConversation(dialog, { onStart }) {
  const form = dialog.querySelector("form");
  const { to, body } = form.elements;
  const problemText = dialog.querySelector(".problem");
  const check = watchText(form);
  let key = uuid();
  let sending = false;

  // Another text or number is another message; the same one, tried again, is not.
  form.addEventListener("input", () => (key = uuid()));
  dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!sending && checkText(body.value).sendable) start();
  });

  async function start() {
    const number = to.value.replace(/[\s().-]/g, "");
    if (!E164.test(number)) return complain("Write the number with its country code, for example +1 555 123 4567.");

    sending = true;
    complain("");
    try {
      await onStart(number, body.value, key);
      form.reset();
      check();
      key = uuid();
      dialog.close();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      complain(problem.message);
    } finally {
      sending = false;
    }
  }

  function complain(words) {
    problemText.textContent = words;
    if (words) to.focus();
  }

  return { open: () => dialog.open || dialog.showModal() };
}
