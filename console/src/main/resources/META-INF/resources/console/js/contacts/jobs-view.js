import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { steps } from "../parts/steps.js";
import { time } from "../parts/time.js";
import { erasedWords } from "./words.js";

/** The export of the contact's data: how far it is, and the file. */
export function exportView({ page }, { forgetExport }) {
  const job = page.jobs.export;
  if (!job) return nothing;
  return html`<section class="contact-job" aria-labelledby="export-title" data-testid="export">
    <header><h2 class="t-sect" id="export-title">Export</h2></header>
    ${job.isDone ? doneView(job) : progressView(job, "Collecting texts, files and calls")}
    ${failuresView(job)}
    <p>
      ${job.isOver
        ? html`<button type="button" class="button ghost small" @click=${forgetExport}>Close</button>`
        : html`<button type="button" class="button small" @click=${() => job.cancel()}>Cancel</button>`}
    </p>
  </section>`;
}

const doneView = ({ job }) => html`
  <p>The file has everything about this contact. It is kept for seven days.</p>
  <a class="button primary" href=${job.resultUrl} download>${icon("download", "small")} Download the ZIP</a>`;

/** The bar of a job; its end is told in words. */
export function progressView({ job, problem, isOver }, words) {
  if (isOver) return html`<p class="failed">${job.state === "canceled" ? "Canceled." : "It broke off."}</p>`;
  const amount = job.total ? `${job.done ?? 0} of ${job.total}` : job.done ? `${job.done} so far` : "waiting to begin";
  return html`<p role="status">${words} … <span class="num">${amount}</span></p>
    <progress aria-label=${words} max=${job.total ?? 1} .value=${job.total ? job.done : 0}></progress>
    ${problem ? html`<p class="t-meta">${problem.message} It goes on all the same; the progress is asked for again.</p>` : nothing}`;
}

const failuresView = ({ job }) =>
  job.failureCount > 0
    ? html`<details class="details"><summary>${job.failureCount} could not be done</summary>
        <ul>${job.failures.map(({ item, detail }) => html`<li><span class="mono">${item}</span> <span dir="auto">${detail}</span></li>`)}</ul></details>`
    : nothing;

/** The erasure, from its begin to its report; what Twilio has not deleted stays open and is listed. */
export function erasureReport({ page }) {
  const { erase, report } = page.jobs;
  return html`<section class="contact-job erasure" aria-labelledby="erase-title" data-testid="erasure">
    <h1 class="t-page" id="erase-title">${erase.isDone ? "Erased" : "Erasing"}</h1>
    ${erase.isDone ? reportView(report, erase) : progressView(erase, "Erasing in all places. You can leave this page")}
    ${failuresView(erase)}
    ${erase.isOver ? html`<p><a class="button" href="/contacts">All contacts</a></p>` : nothing}
  </section>`;
}

function reportView(report, { job }) {
  const places = Object.entries(report?.erased ?? {}).map(([kind, number]) => ({ words: erasedWords(kind, number), state: "done" }));
  const atTwilio = report?.atTwilio
    ? [{ words: report.notErased > 0 ? `${report.notErased} copies stay at Twilio` : "Copies at Twilio", detail: report.notErased > 0 ? "Twilio did not delete them. Delete them in Twilio’s console; they are listed below." : undefined, state: report.notErased > 0 ? "failed" : "done" }]
    : [];
  return html`<p class="quiet">Finished ${time(job.finishedAt, "time")}. This report names no person and is kept for 29 days.</p>
    ${steps([...places, ...atTwilio])} ${report?.remains ? html`<p class="t-meta">${report.remains}</p>` : nothing}`;
}
