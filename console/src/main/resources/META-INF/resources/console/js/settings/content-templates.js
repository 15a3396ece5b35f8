import { html, nothing } from "../lib/html.js";
import { copyButton } from "../parts/copy-button.js";
import { templates as words } from "./words.js";

const TONES = { approved: "good", pending: "info", received: "info", rejected: "bad", paused: "warn", disabled: "bad" };

/** Twilio's Content templates with WhatsApp's decision about each. */
export const contentTemplates = (items) => html`
  <ul class="set-list content">
    ${items.map(
      (item) => html`
        <li>
          <div class="set-two">
            <span class="line">
              <b dir="auto">${item.name}</b>
              <span class="badge ${TONES[item.approval] ?? ""}">${words.approvals[item.approval] ?? item.approval}</span>
              <span class="badge">${item.language}</span>
              ${item.category ? html`<span class="badge">${item.category.toLowerCase()}</span>` : nothing}
            </span>
            <span class="quiet" dir="auto">${item.text || words.noText(item.types.join(", "))}</span>
            ${item.variables.length ? html`<span class="t-meta">${variables(item)}</span>` : nothing}
          </div>
          ${copyButton(item.contentSid)}
        </li>`,
    )}
  </ul>`;

const variables = (item) =>
  item.variables.map(({ name, sample }) => (sample ? `{{${name}}}: ${sample}` : `{{${name}}}`)).join(" · ");
