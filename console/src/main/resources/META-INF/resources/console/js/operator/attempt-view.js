import { html, live, nothing } from "../lib/html.js";
import { dialog } from "../parts/dialog.js";
import { field } from "../parts/field.js";
import { problemLine } from "../parts/problem-line.js";
import { strip } from "../parts/strip.js";
import { outcomeWords, words } from "./words.js";

const STANDS_AFTER = 10_000;
const OUTBOUND = "switchboard.outbound";

/** What would happen, the question whether it shall, and what comes of it. */
export function attemptDialog(attempt, state, actions) {
  return dialog({
    title: attempt?.wanted.words ?? "",
    isOpen: Boolean(attempt),
    onClose: actions.closeAttempt,
    body: attempt ? body(attempt, state) : nothing,
    footer: attempt ? footer(attempt, actions) : undefined,
  });
}

const body = (attempt, state) => html`
  <div class="op-attempt" data-testid="attempt">
    <div aria-live="polite">${attempt.operation ? operationView(attempt.operation, state) : dryRunView(attempt)}</div>
    ${attempt.wanted.action === "discard" && attempt.amount > 0 && !attempt.operation ? noteField(attempt) : nothing}
    ${problemLine(attempt.problem?.message)}
  </div>`;

function dryRunView({ dryRun, foreseen, amount, wanted, problem }) {
  if (!dryRun) return problem ? nothing : html`<p class="quiet">${words.looking}</p>`;
  if (!foreseen) return progressView(dryRun);
  return html`
    <h3 class="t-label">${words.foresee}</h3>
    ${sentences(dryRun.job)}
    ${amount === 0 ? html`<p class="quiet">${words.nothingToDo}</p>` : nothing}
    ${foreseen.replayedByTopic[OUTBOUND] ? strip({ kind: "warn", words: words.outboundWarning }) : nothing}
    ${wanted.action === "discard" && amount > 0 ? html`<p class="quiet">${words.discarding}</p>` : nothing}`;
}

function operationView(operation, { isMine, nameOfOperator }) {
  const { job } = operation;
  return html`
    ${isMine(job) ? nothing : strip({ words: words.alsoBegun(nameOfOperator(job)) })}
    ${operation.isOver ? ended(job) : html`${progressView(operation)}<p class="t-meta">${words.goesOn}</p>`}`;
}

const ended = (job) => html`
  ${job.state === "failed" ? strip({ kind: "bad", words: words.brokeOff(job.done, job.total) }) : nothing}
  ${job.state === "canceled" ? strip({ kind: "warn", words: words.operationStates.canceled }) : nothing}
  ${sentences(job)}
  ${job.failures.map(({ item, detail }) => html`<p class="quiet"><span class="mono">${item}</span> ${detail}</p>`)}`;

/** Shows the progress of an operation, also while nothing is known of it. */
export function progressView({ job, movedAt, problem }) {
  const stands = job.state === "running" && movedAt && Date.now() - movedAt > STANDS_AFTER;
  return html`
    <div class="op-progress">
      <progress aria-label=${words.progress} max=${job.total || 1} .value=${live(job.done ?? 0)}></progress>
      <span class="t-meta num">${words.of(job.done ?? 0, job.total)}</span>
    </div>
    ${stands ? html`<p class="t-meta">${words.standsStill(job.done, job.total)}</p>` : nothing}
    ${problem ? html`<p class="t-meta">${words.noLongerFollowed} ${problem.message}</p>` : nothing}`;
}

const sentences = (job) => outcomeWords(job).map((sentence) => html`<p>${sentence}</p>`);

const noteField = (attempt) =>
  field({
    label: words.explain,
    hint: words.explainHint,
    control: ({ id, describedBy }) => html`<span class="field"
      ><textarea id=${id} rows="2" required maxlength="1000" autofocus aria-describedby=${describedBy} .value=${live(attempt.note)} @input=${({ target }) => attempt.write(target.value)}></textarea></span>`,
  });

function footer(attempt, { closeAttempt }) {
  const { operation, wanted, amount } = attempt;
  if (operation) {
    return html`
      ${operation.isOver ? nothing : html`<button type="button" class="button ghost" @click=${() => attempt.cancel()}>${words.stop}</button>`}
      <button type="button" class="button" data-testid="close-attempt" @click=${closeAttempt}>${words.close}</button>`;
  }
  return html`
    <button type="button" class="button" @click=${closeAttempt}>${amount > 0 ? words.cancel : words.close}</button>
    ${amount > 0
      ? html`<button type="button" class="button ${wanted.action === "discard" ? "danger" : "primary"}" data-testid="confirm"
          ?disabled=${!attempt.canConfirm} @click=${() => attempt.confirm()}>
          ${wanted.action === "discard" ? words.confirmDiscard(amount) : words.confirmReplay(amount)}
        </button>`
      : nothing}`;
}
