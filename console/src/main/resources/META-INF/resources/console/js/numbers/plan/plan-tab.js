import { html } from "../../lib/html.js";
import { HearStore } from "../hear/hear-store.js";
import { destinationsOf } from "../hear/hear-store.js";
import { takenPlaces } from "../hear/hear-store.js";
import { hearCard } from "../hear/hear-view.js";
import { Playback } from "../hear/playback.js";
import { webhookCard } from "../webhooks/webhook-card.js";
import { difference } from "./difference.js";
import { PlanActions } from "./plan-actions.js";
import { PlanEditor } from "./plan-editor.js";
import { planView } from "./plan-view.js";
import { publishDialog } from "./publish-dialog.js";
import { Publishing } from "./publishing.js";
import { saveBar } from "./save-bar.js";
import { stepAt } from "./tree.js";

/** The tab with the call plan: the editor, the imagined call beside it, and what is not published below. */
export class PlanTab {
  isJson = false;
  json;
  isConfirming = false;
  copied;

  constructor({ context, store, drafts, peopleOf }) {
    Object.assign(this, { context, store, drafts, peopleOf });
    const number = store.number.value;
    this.hear = new HearStore(number.id, context.changed);
    this.playback = new Playback(context.changed);
    this.editor = new PlanEditor({ numberId: number.id, published: number.voicePlan, changed: () => this.#changed() });
    this.publishing = new Publishing({ number, etag: store.etag, editor: this.editor, drafts, changed: context.changed });
    this.actions = new PlanActions(this);
    this.#begin();
  }

  /** Learns of a newer version of the number. */
  numberChanged(number, etag) {
    this.publishing.learn(number, etag);
  }

  render(shared) {
    const state = this.#state(shared);
    return html`<div class="cols">
        ${planView(state, this.actions)}
        <div class="side">
          ${hearCard(this.#heard(state), this.actions)}
          ${webhookCard({ ...shared, isReadOnly: shared.isReadOnly || shared.isOffline, store: this.store }, shared.actions)}
        </div>
      </div>
      ${saveBar(state, this.actions)} ${publishDialog(state, this.actions)}`;
  }

  /** Returns the language of the text of a step of the imagined call. */
  languageOf = ({ place }) => {
    const step = stepAt(this.plan, place) ?? {};
    return [step.greeting, step.announcement, step.prompt, step.lastWords, step.whisper].find((prompt) => prompt?.language)?.language;
  };

  get people() {
    return this.peopleOf();
  }

  /** The plan that is looked at: the author's, or what answers a number that has none of its own. */
  get plan() {
    return this.editor.plan ?? this.store.effective.value?.plan;
  }

  close() {
    this.playback.stop();
    this.hear.close();
    this.editor.close();
  }

  async #begin() {
    this.hear.planChanged(this.editor.plan);
    if (!this.editor.plan) this.store.effective.load();
    this.copied = await this.drafts.copied();
    await this.publishing.restore();
    this.context.changed();
  }

  #changed() {
    if (this.editor && this.seen !== this.editor.plan) {
      this.seen = this.editor.plan;
      this.hear.planChanged(this.seen);
      this.publishing?.keep();
    }
    this.context.changed();
  }

  #heard({ nameOf, now }) {
    const { preview } = this.hear;
    if (preview && preview !== this.loaded) this.playback.load(preview.steps);
    this.loaded = preview;
    return { hear: this.hear, playback: this.playback, plan: this.plan, destinations: destinationsOf(this.plan), nameOf, now };
  }

  #state({ isReadOnly, isOffline, now }) {
    const { editor, publishing } = this;
    const { plan, published, selected, opened, adding, check, isChanged, canUndo, canRedo } = editor;
    const taken = takenPlaces(this.hear.preview?.steps);
    return {
      ...{ plan, published, selected, opened, adding, check, isChanged, canUndo, canRedo, isReadOnly, isOffline, now },
      findings: check.findings,
      taken,
      branchesTaken: taken,
      heardNow: this.playback.current?.place,
      nameOf: this.people.nameOf,
      people: this.people,
      copied: this.copied,
      effective: this.store.effective.value,
      isJson: this.isJson,
      json: this.json,
      conflict: publishing.conflict,
      isPublishing: publishing.isPublishing,
      publishProblem: publishing.problem,
      isConfirming: this.isConfirming,
      changes: isChanged ? difference(published, plan, this.people.nameOf).length || 1 : 0,
    };
  }
}
