import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { words } from "../words.js";
import { MOST_SELECTED } from "./selection.js";

/** What can be done with the selected conversations, below the list. */
export const bulkBar = ({ selection }, { bulk, clearSelection }) => html`
  <div class="bulk" role="toolbar" aria-label=${words.bulk} data-testid="bulk">
    <p class="num" role="status">
      ${words.selected(selection.size)}${selection.isFull ? html` <span class="faint">${words.atMost(MOST_SELECTED)}</span>` : ""}
    </p>
    ${tool("user-plus", words.assign, "a", bulk.assign)} ${tool("tag", words.label, "l", bulk.label)}
    ${tool("alarm-clock", words.snooze, "z", bulk.snooze)} ${tool("mail", words.markRead, "u", bulk.read)}
    ${tool("check", words.close, "e", bulk.close)} ${tool("x", words.selectNone, "Esc", clearSelection)}
  </div>`;

const tool = (name, said, keys, run) => html`
  <button type="button" class="button ghost icon small" aria-label=${said} title="${said} (${keys})" @click=${run}>
    ${icon(name)}
  </button>`;
