import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { whenLoaded } from "../parts/loaded.js";
import { fetchedModule } from "../state/fetched-module.js";
import { Loaded } from "../state/loaded.js";
import { greyBubbles } from "./thread/grey-bubbles.js";

/**
 * The thread of `thread/thread.js`, whose modules are a third of the inbox' and not needed for the list. They are fetched when
 * a conversation is opened, or else once the list is there; until then this only remembers which conversation is open.
 */
export class LazyThread {
  #modules;
  #thread;
  #shown;
  #isPlanned = false;
  #isLoading = false;

  /** @param create makes the thread, with `createThread` */
  constructor(create, changed, load = () => import("./thread/thread.js")) {
    this.#modules = new Loaded(() => fetchedModule(load), () => {
      if (this.#modules.value && !this.#thread) this.#begin(create(this.#modules.value.createThread));
      changed();
    });
  }

  show(id, query) {
    this.#shown = [id, query];
    if (this.#thread) this.#thread.show(id, query);
    else this.#load();
  }

  /** Fetches the modules when there is nothing else to do. */
  prefetch() {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    const whenIdle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
    whenIdle(() => this.#load(), { timeout: 2000 });
  }

  render() {
    return this.#thread ? this.#thread.render() : opening(this.#modules);
  }

  renderPanel() {
    return this.#thread?.renderPanel() ?? nothing;
  }

  apply(event) {
    this.#thread?.apply(event);
  }

  refresh() {
    this.#thread?.refresh();
  }

  actions() {
    return this.#thread?.actions() ?? [];
  }

  close() {
    this.#modules.close();
    this.#thread?.close();
  }

  #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    // All at once, where the gateway has named them: each would else be found in the one before.
    document.querySelectorAll("link[rel=lazy]").forEach((link) => (link.rel = "modulepreload"));
    this.#modules.load();
  }

  #begin(thread) {
    this.#thread = thread;
    if (this.#shown) thread.show(...this.#shown);
  }
}

const opening = (modules) => html`
  <section class="thread" aria-label="Conversation" aria-busy=${modules.isLoading}>
    ${whenLoaded(modules, { what: "The conversation", skeleton: greyBubbles, view: greyBubbles })}
  </section>`;
