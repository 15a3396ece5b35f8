import { html, nothing, repeat } from "../lib/html.js";
import { dayName } from "../lib/times.js";
import { emptyState } from "../parts/empty-state.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { entryView } from "./entry-view.js";

/** What was said with the contact in all conversations, newest first, in days. */
export function timelineView(state) {
  const { timeline } = state.page;
  return html`<section class="contact-timeline" aria-label="What was said" tabindex="0">
    ${timeline?.isLoaded ? daysView(timeline.entries, state) : waitingView(state.page)}
    ${timeline?.problem ? problemView(timeline) : nothing}
    ${timeline?.hasMore
      ? html`<button type="button" class="button older" ?disabled=${timeline.isLoading} @click=${() => timeline.older()}>Older</button>`
      : nothing}
  </section>`;
}

const waitingView = ({ timeline, conversations }) => (timeline?.problem || conversations.problem ? nothing : skeletonRows(6, "row"));

const problemView = (timeline) => html`
  <p class="contact-problem" role="alert">
    The messages cannot be loaded. ${timeline.problem.message}
    <button type="button" class="button small" @click=${() => timeline.load()}>Try now</button>
  </p>`;

function daysView(entries, state) {
  if (entries.length === 0) return emptyState({ icon: "message-square", words: "Nothing was said yet." });
  const days = [...Map.groupBy(entries, ({ at }) => dayName(at))];
  return repeat(days, ([day]) => day, ([day, ofDay]) => html`
    <h2 class="contact-day">${day}</h2>
    <ol>${repeat(ofDay, ({ id, kind, at }) => `${kind} ${id} ${at}`, (entry) => html`<li>${entryView(entry, state)}</li>`)}</ol>`);
}
