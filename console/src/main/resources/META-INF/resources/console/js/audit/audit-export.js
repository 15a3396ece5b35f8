import { download } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { saveFile } from "../lib/save-file.js";
import { dayOf, midnightOf } from "../lib/times.js";
import { words } from "./words.js";

const NDJSON = "application/x-ndjson";

/** The longest last line that is looked at: the problem of an export that broke off is shorter. */
const LAST_LINE = 4096;

/** The export of all entries of some days as a file. */
export class AuditExport {
  isOpen = false;
  isRunning = false;
  days = {};
  problem;

  #context;

  constructor(context) {
    this.#context = context;
  }

  /** Offers the days of the filter, else the month so far. */
  offer({ from, to }) {
    const today = dayOf(new Date());
    this.days = { from: from ?? `${today.slice(0, 8)}01`, to: to ?? today };
    this.problem = undefined;
    this.#set({ isOpen: true });
  }

  dismiss() {
    this.#set({ isOpen: false });
  }

  choose(days) {
    this.#set({ days: { ...this.days, ...days }, problem: undefined });
  }

  async run() {
    if (this.isRunning) return;
    const refusal = this.#refusal();
    if (refusal) return this.#set({ problem: refusal });
    this.#set({ isRunning: true, problem: undefined });
    try {
      const entries = await this.#save();
      this.#context.toast({ words: words.exported(entries), kind: "good" });
      this.isOpen = false;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem.message;
    } finally {
      this.#set({ isRunning: false });
    }
  }

  async #save() {
    const { from, to } = this.days;
    const range = new URLSearchParams({ from: midnightOf(from).toISOString(), to: midnightOf(to, 1).toISOString() });
    const { file, entries } = await wholeExport(await download(`/api/audit?${range}`, NDJSON));
    saveFile(file, `audit-${from}-${to}.ndjson`);
    return entries;
  }

  #refusal() {
    const [from, to] = [midnightOf(this.days.from), midnightOf(this.days.to)];
    if (!from || !to) return words.exportNeedsDays;
    return from > to ? words.exportWrongOrder : undefined;
  }

  #set(change) {
    Object.assign(this, change);
    this.#context.changed();
  }
}

/** The status comes before the first entry, so that only the last line tells of an export that ended early. */
export async function wholeExport(file) {
  const end = await file.slice(-LAST_LINE).text();
  if (file.size > 0 && (!end.endsWith("\n") || isProblem(end.trimEnd().split("\n").at(-1)))) {
    throw new Problem(0, words.brokeOff, words.brokeOffDetail, { code: "export-incomplete" });
  }
  return { file, entries: await linesOf(file) };
}

function isProblem(line) {
  try {
    const { status, subject } = JSON.parse(line);
    return status !== undefined && subject === undefined;
  } catch {
    return false;
  }
}

async function linesOf(file) {
  const reader = file.stream().getReader();
  let lines = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return lines;
    for (const byte of value) if (byte === 10) lines++;
  }
}
