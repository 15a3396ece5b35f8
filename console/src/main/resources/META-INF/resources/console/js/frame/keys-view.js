import { html } from "../lib/html.js";
import { keyWords } from "./shortcuts.js";

/** Keys after one another, each in a box of its own. */
export const keysView = (keys) => keys.split(" ").filter(Boolean).map((key) => html`<kbd>${keyWords(key)}</kbd>`);
