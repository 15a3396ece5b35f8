import { download } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { saveFile } from "../lib/save-file.js";
import { FollowedJob } from "../state/followed-job.js";
import { contactsApi } from "./api.js";
import { TABLE } from "./words.js";

const KINDS = ["import", "export"];
const MOST_BYTES = 1024 * 1024;

/**
 * The import and the export of all contacts as a table. Their jobs go on when one leaves the page, and are found again
 * after a reload. Of a file one sees first how it would be read.
 */
export class ListTable {
  /** "import" or "export" while its dialog is open. */
  open;
  file;
  preview;
  problem;
  isWorking = false;
  import;
  export;
  report;

  #context;
  #imported;
  #told = new Set();

  /** @param imported is called when an import is over */
  constructor(context, imported) {
    this.#context = context;
    this.#imported = imported;
    for (const kind of KINDS) {
      const id = sessionStorage.getItem(keyOf(kind));
      if (id) this[kind] = new FollowedJob({ id }, () => this.#moved(kind));
    }
  }

  show(open) {
    this.#set({ open });
  }

  /** A running job continues; the report of a finished one is no longer shown. */
  close() {
    if (this.import?.isOver) this.#forget("import");
    if (this.export?.isOver) this.#forget("export");
    this.#set({ open: undefined, file: undefined, preview: undefined, problem: undefined });
  }

  /** Asks how a file would be read. */
  async choose(file) {
    if (!file) return;
    this.#set({ file, preview: undefined, problem: undefined });
    if (file.size > MOST_BYTES) this.#set({ problem: { message: TABLE.tooLarge } });
    else await this.#work(async () => this.#set({ preview: await contactsApi.checkImport(asCsv(file)) }));
  }

  startImport() {
    return this.#work(async () => this.#follow("import", await contactsApi.import(asCsv(this.file))));
  }

  async startExport() {
    this.show("export");
    if (!this.export) await this.#work(async () => this.#follow("export", await contactsApi.exportAll()));
  }

  /** The lines that were not imported, as a file to correct. */
  saveRefused() {
    return this.#work(async () => saveFile(await download(this.import.job.resultUrl, "text/csv"), "contacts-not-imported.csv"));
  }

  apply(event) {
    KINDS.forEach((kind) => this[kind]?.apply(event));
  }

  stop() {
    KINDS.forEach((kind) => this[kind]?.close());
  }

  async #work(work) {
    this.#set({ isWorking: true, problem: undefined });
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#set({ problem });
    } finally {
      this.#set({ isWorking: false });
    }
  }

  #follow(kind, job) {
    this[kind] = new FollowedJob(job, () => this.#moved(kind));
    sessionStorage.setItem(keyOf(kind), job.id);
    this.#moved(kind);
  }

  #moved(kind) {
    const followed = this[kind];
    if (followed?.problem?.status === 404) this.#forget(kind);
    if (followed?.isOver) this.#tellEnd(kind, followed.job.id);
    if (kind === "import" && followed?.isOver && followed.job.resultUrl && !this.report) this.#readReport();
    this.#context.changed();
  }

  /** Once, and only where the dialog does not show it. */
  #tellEnd(kind, id) {
    if (this.#told.has(id)) return;
    this.#told.add(id);
    if (this.open !== kind) this.#context.toast({ words: TABLE.over[kind], action: { words: "Show", run: () => this.show(kind) } });
  }

  #forget(kind) {
    this[kind]?.close();
    this[kind] = undefined;
    if (kind === "import") this.report = undefined;
    sessionStorage.removeItem(keyOf(kind));
  }

  async #readReport() {
    this.report = {};
    this.#imported();
    this.report = await contactsApi.result(this.import.job.resultUrl).catch(() => ({}));
    this.#context.changed();
  }

  #set(values) {
    Object.assign(this, values);
    this.#context.changed();
  }
}

/** Browsers name the type of the same file differently. */
const asCsv = (file) => new Blob([file], { type: "text/csv" });

const keyOf = (kind) => `contacts-${kind}`;
