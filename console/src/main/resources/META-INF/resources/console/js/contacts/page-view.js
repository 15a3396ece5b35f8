import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { conflictView } from "./conflict-view.js";
import { conversationsView } from "./conversations-view.js";
import { erasureReport, exportView } from "./jobs-view.js";
import { labelsView } from "./labels-view.js";
import { notesView } from "./notes-view.js";
import { panelView } from "./panel-view.js";
import { timelineView } from "./timeline-view.js";

/** Everything about one contact: who it is at one side, what was said at the other. */
export function pageView(state, actions) {
  const { page } = state;
  return html`<article class="contact-page" aria-label="Contact" data-testid="contact-page">
    <a class="button ghost back" href=${state.backAddress}>${icon("chevron-left", "small")} Contacts</a>
    ${page.jobs.erase ? erasureReport(state, actions) : nothing}
    ${page.jobs.erase?.isDone
      ? nothing
      : whenLoaded(page.contact, {
          what: "This contact",
          skeleton: () => skeletonRows(6, "text"),
          view: (contact) => contactView(contact, state, actions),
        })}
  </article>`;
}

const contactView = (contact, state, actions) => html`
  ${conflictView(state.page.edit, actions)}
  <div class="contact-columns">
    <aside class="contact-panel" aria-label="About">
      ${panelView(contact, state, actions)} ${labelsView(state, actions)} ${notesView(state, actions)}
      ${conversationsView(state)} ${exportView(state, actions)}
    </aside>
    ${timelineView(state)}
  </div>`;
