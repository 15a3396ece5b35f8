import { uuid } from "../../lib/uuid.js";
import { templateOutbound } from "./outbound.js";
import { askedFor } from "./suggestions.js";
import { knownValues } from "./suggestions.js";
import { missingVariables } from "./suggestions.js";
import { templateText } from "./suggestions.js";

/** What can be done in the lists and forms above the field. */
export function popupActions(context, open, { send, focusComposer }) {
  const composer = () => open().composer;
  const popup = () => composer().popup;
  const change = (change) => composer().open({ ...popup(), ...change });
  const toggle = (kind, start = {}) => composer().open(popup()?.kind === kind ? undefined : { kind, ...start });
  const closePopup = () => (composer().open(undefined), focusComposer());

  /** Opens, narrows or closes the list that the text before the caret asks for. */
  function suggest({ value, selectionStart }) {
    const asked = askedFor(value, selectionStart, composer().mode);
    if (asked) return composer().open({ ...asked, items: [], active: 0 });
    if (["templates", "mentions"].includes(popup()?.kind)) composer().open(undefined);
    return undefined;
  }

  function insert(text, from, to = from) {
    const before = composer().text;
    composer().write(before.slice(0, from) + text + before.slice(to));
    closePopup();
  }

  /** In the place of the words that searched for it, or where the cursor was; the rest of the text stays. */
  function insertTemplate(template, values, { from, length }) {
    insert(spaced(templateText(template, values), composer().text, from, from + length), from, from + length);
  }

  function chooseTemplate(template) {
    const values = knownValues(open().conversation);
    const missing = missingVariables(template, values);
    const { from, length } = popup();
    if (missing.length) composer().open({ kind: "variables", template, missing, values, from, length });
    else insertTemplate(template, values, popup());
  }

  function chooseMember({ name }) {
    const { from, query } = popup();
    insert(`@${name} `, from, from + query.length + 1);
  }

  return {
    suggest,
    closePopup,
    moveInList: (step) => change({ active: (popup().active + step + popup().items.length) % popup().items.length }),
    choose: (index) => (popup().kind === "mentions" ? chooseMember : chooseTemplate)(popup().items[index]),
    templates() {
      toggle("templates", { query: "", from: caret(composer().text), length: 0, items: [], active: 0 });
      focusComposer();
    },
    mention: () => insert(`${composer().text && !composer().text.endsWith(" ") ? " " : ""}@`, composer().text.length),
    emoji: () => toggle("emoji"),
    later() {
      // Their time zone follows from what the panel knows.
      open().panel?.want();
      toggle("later", { value: composer().sendAt });
    },
    searchEmoji: (query) => change({ query }),
    insertEmoji: (character) => insert(character, caret(composer().text)),
    chooseTime: (at) => (composer().change({ sendAt: at?.getTime() }), closePopup()),
    setVariable: (name, value) => change({ values: { ...popup().values, [name]: value } }),
    insertTemplate: () => insertTemplate(popup().template, popup().values, popup()),
    chooseContent: (chosen) => chooseContent(chosen),
    sendContent: () => sendContent(popup().chosen, popup().values),
    popupKey,
    moveInGrid,
  };

  function popupKey(event) {
    const isField = event.key === "Enter" && event.target.matches(".variables input");
    if (event.key !== "Escape" && !isField) return;
    event.preventDefault();
    event.stopPropagation();
    if (isField) finishForm();
    else closePopup();
  }

  /** Enter in a field of the form, which may come before the button was drawn again. */
  function finishForm() {
    const { kind, template, chosen, values } = popup();
    const isComplete = (variables) => missingVariables({ variables }, values).length === 0;
    if (kind === "variables" && isComplete(template.variables)) insertTemplate(template, values, popup());
    if (kind === "content" && isComplete(chosen.variables.map(({ name }) => name))) sendContent(chosen, values);
  }

  function chooseContent(chosen) {
    if (!chosen.variables?.length) return sendContent(chosen, {});
    return change({ chosen, values: {} });
  }

  function sendContent(chosen, values) {
    send(templateOutbound(open().conversation, chosen, values, uuid()));
    closePopup();
  }
}

/** Where the cursor is, or was when it left the field; behind a selection, so that nothing of it is lost. */
function caret(text) {
  const field = document.getElementById("composer");
  return Math.min(field?.selectionEnd ?? text.length, text.length);
}

/** A text with a space on each side where it would stand against another word. */
function spaced(text, around, from, to) {
  const before = from > 0 && !/\s/.test(around[from - 1]) ? " " : "";
  const after = to < around.length && !/\s/.test(around[to]) ? " " : "";
  return before + text + after;
}

/** Arrows in the grid of emoji; its columns are counted as they are drawn. */
function moveInGrid(event) {
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const columns = items.filter(({ offsetTop }) => offsetTop === items[0].offsetTop).length;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  if (!step) return;
  event.preventDefault();
  items[at + step]?.focus();
}
