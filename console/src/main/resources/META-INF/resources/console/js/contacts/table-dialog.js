import { amount, listWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { problemLine } from "../parts/problem-line.js";
import { progressView } from "./jobs-view.js";
import { TABLE } from "./words.js";

const MOST_SHOWN = 100;
const CONTACTS = { one: "contact", other: "contacts" };
const LINES = { one: "line", other: "lines" };

/** Imports or exports all contacts as a table: the file, how it is read, how far it is, and what came of it. */
export function tableDialog({ table, isReadOnly }) {
  const isImport = table.open !== "export";
  return dialog({
    title: isImport ? TABLE.importTitle : TABLE.exportTitle,
    isOpen: Boolean(table.open),
    onClose: () => table.close(),
    body: table.open ? html`<div class="contact-table" data-testid="contact-table">${isImport ? importView(table) : exportView(table)}</div>` : nothing,
    footer: html`<button type="button" class="button" @click=${() => table.close()}>${isUnderWay(table) ? "Close, it goes on" : "Close"}</button>
      ${isImport && !table.import ? beginButton(table, isReadOnly) : nothing}`,
  });
}

const isUnderWay = ({ open, ...table }) => Boolean(table[open] && !table[open].isOver);

function beginButton(table, isReadOnly) {
  const number = table.preview ? table.preview.rows - table.preview.refusedCount : 0;
  return html`<button type="button" class="button primary" ?disabled=${number === 0 || table.isWorking || isReadOnly} @click=${() => table.startImport()}>
    Import ${number > 0 ? amount(number, CONTACTS) : nothing}
  </button>`;
}

function importView(table) {
  const { import: job } = table;
  if (job?.isDone) return reportView(table);
  if (!job) return html`${chooseView(table)} ${problemView(table)} ${table.preview ? previewView(table.preview) : nothing}`;
  return html`${progressView(job, "Importing. You can leave this page")}
    ${job.isOver ? (table.report ? reportView(table) : nothing) : html`<p><button type="button" class="button small" @click=${() => job.cancel()}>Stop</button></p>`}`;
}

const problemView = ({ problem }) =>
  problem
    ? html`${problemLine(problem.detail ?? problem.message)}
        ${problem.errors?.length ? html`<ul class="bullets">${problem.errors.map(({ field, detail }) => html`<li><b dir="auto">${field || "A column without a name"}</b> ${detail}</li>`)}</ul>` : nothing}`
    : nothing;

const chooseView = (table) => html`
  <p class="quiet">${TABLE.format}</p>
  <label class="button">
    ${icon("upload", "small")} ${table.file ? "Choose another file" : "Choose a file"}
    <input class="visually-hidden" type="file" accept=".csv,text/csv" data-testid="contact-file" @change=${({ target }) => table.choose(target.files[0])} />
  </label>
  ${table.file ? html`<p class="t-meta"><bdi>${table.file.name}</bdi>${table.isWorking ? ", being read …" : nothing}</p>` : nothing}`;

function previewView({ rows, columns, country, refusedCount, refused }) {
  return html`<section aria-label="What will be read" data-testid="import-preview">
    <p><b>${amount(rows, LINES)}.</b> ${country ? TABLE.country(country) : TABLE.noCountry}</p>
    <table>
      <thead><tr><th scope="col">Column</th><th scope="col">Becomes</th></tr></thead>
      <tbody>${columns.map(({ title, use, target }) => html`<tr><td dir="auto">${title}</td><td>${TABLE.uses[use]?.(target) ?? use}</td></tr>`)}</tbody>
    </table>
    ${refusedCount > 0 ? html`<h3 class="t-sect">${amount(refusedCount, LINES)} will be left out</h3>${refusedView(refused, refusedCount)}` : nothing}
  </section>`;
}

const refusedView = (refused, number) => html`
  <table class="refused">
    <thead><tr><th scope="col">Line</th><th scope="col">Field</th><th scope="col">Reason</th></tr></thead>
    <tbody>${refused.slice(0, MOST_SHOWN).map(({ line, field, reason }) => html`<tr><td class="num">${line}</td><td dir="auto">${field}</td><td dir="auto">${reason}</td></tr>`)}</tbody>
  </table>
  ${number > Math.min(refused.length, MOST_SHOWN) ? html`<p class="t-meta">These are the first ones.</p>` : nothing}`;

function reportView(table) {
  const { created = 0, updated = 0, unchanged = 0, refused } = table.report ?? {};
  if (!refused) return html`<p class="t-meta">The report is being read …</p>`;
  const parts = [
    created > 0 && `${amount(created, CONTACTS)} new`,
    updated > 0 && `${amount(updated, CONTACTS)} changed`,
    unchanged > 0 && `${amount(unchanged, CONTACTS)} as before`,
  ].filter(Boolean);
  return html`<section aria-label="Report" role="status" data-testid="import-report">
    <p>${icon("circle-check", "small")} ${parts.length > 0 ? listWords(parts) : "No contact was imported"}.</p>
    ${created > 0 ? html`<p><a href="/contacts?sort=newest" @click=${() => table.close()}>Show the new ones</a></p>` : nothing}
    ${refused.length > 0
      ? html`<h3 class="t-sect">${amount(refused.length, LINES)} left out</h3>
          ${refusedView(refused, refused.length)}
          <p><button type="button" class="button" ?disabled=${table.isWorking} @click=${() => table.saveRefused()}>${icon("download", "small")} Download these lines</button></p>
          <p class="t-meta">${TABLE.correct}</p>${problemView(table)}`
      : nothing}
  </section>`;
}

function exportView(table) {
  const { export: job } = table;
  if (!job) return html`${problemView(table)}`;
  if (!job.isDone) return progressView(job, "Collecting all contacts. You can leave this page");
  return html`<p>${TABLE.exported(job.job.done ?? 0)}</p>
    <p><a class="button primary" href=${job.job.resultUrl} download>${icon("download", "small")} Download the CSV</a></p>`;
}
