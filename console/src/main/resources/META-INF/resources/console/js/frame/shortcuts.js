const PAUSE = 1000;
const SETTING = "shortcuts";

/** Single letters may be turned off by those whose voice software types them. */
export const areShortcutsOn = () => localStorage.getItem(SETTING) !== "off";

export const turnShortcuts = (on) => (on ? localStorage.removeItem(SETTING) : localStorage.setItem(SETTING, "off"));

/**
 * Runs actions by their keys: a letter ("j"), two after one another ("g i"), with Shift ("Shift-j"), a named key
 * ("Escape"), or with Ctrl or ⌘ ("⌘k"). The last two kinds work in fields too.
 */
export class Shortcuts {
  #actions;
  #first;
  #timer;

  /** @param actions answers the actions of the moment; the first that has the keys is run */
  constructor(actions) {
    this.#actions = actions;
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;

    const key = nameOf(event);
    if (!key || isTakenBy(event.target, key) || (isLetter(key) && !areShortcutsOn())) return;
    const action = this.#find(key);
    if (action) {
      event.preventDefault();
      action.run(event);
    }
  }

  #find(key) {
    const both = this.#first && `${this.#first} ${key}`;
    const actions = this.#actions().filter(({ keys, disabled }) => keys && !disabled);
    const found = actions.find(({ keys }) => keys === both) ?? actions.find(({ keys }) => keys === key);
    this.#remember(!found && actions.some(({ keys }) => keys.startsWith(`${key} `)) ? key : undefined);
    return found;
  }

  #remember(key) {
    clearTimeout(this.#timer);
    this.#first = key;
    this.#timer = setTimeout(() => (this.#first = undefined), PAUSE);
  }
}

function nameOf({ key, ctrlKey, metaKey, shiftKey }) {
  if (ctrlKey || metaKey) return key.length === 1 ? `⌘${shiftKey ? "Shift-" : ""}${key.toLowerCase()}` : `⌘${key}`;
  if (key.length > 1) return shiftKey ? `Shift-${key}` : key;
  return key !== key.toLowerCase() ? `Shift-${key.toLowerCase()}` : key;
}

/** Keys that type something, or that fields and lists have a use for themselves. */
const isLetter = (key) => !key.startsWith("⌘") && key !== "Escape";

/** Inputs that nothing is typed into. */
const CHOICES = ["checkbox", "radio", "range", "button", "submit", "reset", "file", "color"];

/** The keys that choose or move in them. */
const OF_CHOICES = /^(Shift-)?( |Enter|Arrow|Home|End|Page)/;

function isTakenBy(target, key) {
  if (!isLetter(key)) return false;
  return isTextField(target) || (Boolean(target.closest?.("input")) && OF_CHOICES.test(key));
}

export function isTextField(target) {
  const field = target?.closest?.("input, textarea, select, [contenteditable=true]");
  return Boolean(field) && !CHOICES.includes(field.localName === "input" ? field.type : undefined);
}

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as people read them: "⌘K" or "Ctrl K", "g i". */
export function keyWords(keys) {
  const [, mod, shift, key] = keys.match(/^(⌘?)(Shift-)?(.+)$/);
  const named = { Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "Space" }[key] ?? key;
  const word = (mod || shift) && named.length === 1 ? named.toUpperCase() : named;
  return [mod && (IS_APPLE ? "⌘" : "Ctrl "), shift && "⇧", word].filter(Boolean).join("");
}
