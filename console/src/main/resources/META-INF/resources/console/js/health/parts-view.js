import { html } from "../lib/html.js";
import { moment } from "../lib/times.js";
import { check } from "../parts/check.js";
import { words } from "./words.js";

/** The parts of Switchboard, each with its state. A part that could not be asked is never shown as fine. */
export const partsView = ({ parts }) => html`
  <ul class="checks health-parts" role="list">${Object.entries(parts).map(partView)}</ul>`;

const partView = ([name, { state, since, detail, lastEventAt }]) =>
  check({
    state: words.partStates[state] ?? "unknown",
    words: `${words.parts[name] ?? name}: ${words.partWords[state] ?? state}`,
    detail: [detail, lastEventAt && `${words.lastEvent} ${moment(lastEventAt)}.`].filter(Boolean).join(" "),
    since,
  });
