import { Problem } from "../api/problem.js";
import { Loaded } from "../state/loaded.js";
import { UrlComparison } from "../state/url-comparison.js";
import { operatorApi, queryOf } from "./api.js";
import { Attempt } from "./attempt.js";
import { FailedRecords } from "./failed-records.js";
import { keysOf, TABS } from "./keys.js";
import { hasActed, Operations } from "./operations.js";
import { operatorView } from "./operator-view.js";
import { nameOf, Tenants } from "./tenants.js";
import { actionWords, outcomeWords, selectedWords, words } from "./words.js";

/** No stream tells operators of anything, so that what is in view is asked for again. */
const LOOK_EVERY = 15_000;

/** All tenants at a glance, what failed, and the parts of the installation. */
export function createScreen(context) {
  const { changed } = context;
  const tenants = new Tenants(changed);
  const operations = new Operations(changed, (operation) => ended(operation));
  const isListed = ({ state, topic, reason }) => Boolean(state || (topic && reason));
  const records = {
    "dead-letters": new FailedRecords("dead-letters", ["topic", "reason", "state"], { changed, isListed }),
    "rejected-webhooks": new FailedRecords("rejected-webhooks", ["account", "reason", "from", "to", "state"], { changed }),
  };
  const parts = new Loaded(() => operatorApi.parts(), changed);
  const streams = new Loaded(() => operatorApi.streams(), changed);
  const own = { tab: TABS[0], attempt: undefined, comparison: undefined, withDryRuns: false };

  const state = () => ({
    ...own,
    ...{ tenants, operations, parts, streams },
    deadLetters: records["dead-letters"],
    quarantine: records["rejected-webhooks"],
    comparison: comparison(),
    isMine: ({ by }) => by === context.session.id,
    nameOfOperator: ({ by, byName }) => byName ?? by,
    nameOfDecider: ({ by, operation }) => operations.find(operation)?.byName ?? by,
    nameOfTenant: (id) => (tenants.byId(id) ? nameOf(tenants.byId(id)) : (id ?? "")),
  });

  /** Of the rejected webhook that is open, once its tenant can be known. */
  function comparison() {
    const detail = records["rejected-webhooks"].record?.value;
    const tenant = tenants.ofAccount(detail?.record.accountSid)?.tenantId;
    if (!detail?.url || own.comparison?.detail !== detail || own.comparison.tenant !== tenant) {
      own.comparison = detail?.url ? { detail, tenant, store: urlComparisonOf(detail, tenant, changed) } : undefined;
    }
    return own.comparison?.store;
  }

  function begin(kind, action, selection, title) {
    own.attempt?.close();
    const attempt = new Attempt({ kind, action, selection, words: title }, () => {
      settle(attempt);
      changed();
    });
    own.attempt = attempt;
    attempt.look();
  }

  /** The lists follow once an operation has ended. */
  function settle(attempt) {
    if (!attempt.operation?.isOver || attempt.isSettled) return;
    attempt.isSettled = true;
    operations.load();
    records[attempt.wanted.kind].decided();
  }

  /** Tells of the end of an operation that this page did not begin. */
  function ended(operation) {
    if (!hasActed(operation) || operation.id === own.attempt?.operation?.job.id) return;
    records[operation.kind].decided();
    const said = `${operation.byName ?? operation.by} ${actionWords(operation)}. ${outcomeWords(operation).join(" ")}`;
    context.toast({ words: said, kind: operation.state === "failed" ? "bad" : "plain", action: { words: words.tabs.history, run: () => context.go("/operator/history") } });
  }

  const titleOf = (number, kind) => (number === undefined ? undefined : selectedWords(number, kind));

  const actions = {
    search: (text) => context.go(`/operator/tenants${text ? `?${queryOf({ text })}` : ""}`, { replace: true }),
    lookAt: (tenant) => context.lookAt({ id: tenant.tenantId, name: nameOf(tenant) }),
    narrow: (address) => context.go(address, { replace: true }),
    more: () => records[own.tab === "quarantine" ? "rejected-webhooks" : "dead-letters"].pages.more(),
    replay: (kind, selection, number) => begin(kind, "replay", selection, words.tryTitle(titleOf(number, kind))),
    discard: (kind, selection, number) => begin(kind, "discard", selection, words.discardTitle(titleOf(number, kind))),
    compare: () => own.comparison.store.ask(),
    showDryRuns(isOn) {
      own.withDryRuns = isOn;
      changed();
    },
    closeAttempt() {
      own.attempt?.close();
      own.attempt = undefined;
      operations.load();
      changed();
    },
    async stop({ id }) {
      try {
        await operatorApi.cancel(id);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        context.toast({ words: problem.message, kind: "bad" });
      }
      operations.load();
    },
    /** Repeats the request: records that were replayed or discarded are not selected again, so it takes the rest. */
    beginAgain({ kind, action, request: { dryRun, note, ...selection } }) {
      begin(kind, action, selection, action === "discard" ? words.discardTitle() : words.tryTitle());
      own.attempt.write(note ?? "");
    },
  };

  function refresh() {
    Object.values(records).forEach((store) => store.counts.load());
    if (own.tab === "tenants") tenants.refresh();
    else if (own.tab === "parts") [parts, streams].forEach((source) => source.load());
    else if (own.tab === "history") operations.load();
    else (own.tab === "quarantine" ? records["rejected-webhooks"] : records["dead-letters"]).refresh();
  }

  const timer = setInterval(() => document.hidden || refresh(), LOOK_EVERY);
  operations.load();
  tenants.list.load();
  Object.values(records).forEach((store) => store.counts.load());

  return {
    title: () => `${words.tabs[own.tab] ?? words.title} · ${words.title}`,
    show({ path: [, tab], query }) {
      if (!tab) return context.go("/operator/tenants", { replace: true });
      own.tab = tab;
      if (tab === "tenants") tenants.show(query);
      else tenants.leave();
      if (tab === "dead-letters") records["dead-letters"].show(query);
      if (tab === "quarantine") records["rejected-webhooks"].show(query);
      if (tab === "parts") [parts, streams].forEach((source) => source.load());
      return undefined;
    },
    render: () => operatorView(state(), actions),
    refresh,
    actions: () => keysOf(state(), actions, { go: context.go, refresh }),
    close() {
      clearInterval(timer);
      own.attempt?.close();
      [tenants, operations, parts, streams, ...Object.values(records)].forEach((source) => source.close());
    },
  };
}

/** @param tenant that of the account which the request names; undefined where there is none */
const urlComparisonOf = ({ record, parameters }, tenant, changed) =>
  new UrlComparison({
    path: record.path,
    parameters,
    webhooksOf: tenant ? (number) => operatorApi.webhooksAtTwilio(tenant, number) : undefined,
    changed,
  });
