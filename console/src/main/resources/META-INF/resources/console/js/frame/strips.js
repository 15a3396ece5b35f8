import { html, nothing } from "../lib/html.js";
import { strip } from "../parts/strip.js";

/** What holds for the whole page at the moment, above the screen. */
export const strips = (frame) => html`
  <div class="strips" data-testid="strip">
    ${operatorStrip(frame)} ${connectionStrip(frame.connection)} ${updateStrip(frame)}
  </div>`;

const operatorStrip = (frame) =>
  frame.lookedAt
    ? strip({
        kind: "info",
        words: html`You look at <b dir="auto">${frame.lookedAt.name}</b> as operator. Nothing can be changed, and this visit is on record.`,
        action: { words: "Leave", run: () => frame.lookAt(undefined) },
      })
    : nothing;

const connectionStrip = ({ notice }) => (notice ? strip({ kind: "warn", words: notice }) : nothing);

/** A new version is loaded when the person wants it, not under their hands. */
const updateStrip = ({ update }) =>
  update
    ? strip({ kind: "info", words: "A new version of the console is ready.", action: { words: "Load it", run: update } })
    : nothing;
