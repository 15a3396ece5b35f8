import { Problem } from "../api/problem.js";
import { healthView } from "./health-view.js";
import { HealthStore } from "./store.js";
import { words } from "./words.js";

/** Tells whether customers reach the company, and mends what can be mended from here. */
export function createScreen(context) {
  const mayMend = () => context.has("admin") && !context.isReadOnly;
  const store = new HealthStore(context.changed, mayMend);

  /** A refusal is told in a toast: what is shown of the set-up stays true. */
  async function attempt(action, done) {
    try {
      await action();
      if (done) context.toast({ words: done, kind: "good" });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      context.toast({ words: problem.message, kind: "bad" });
    }
  }

  const actions = {
    run: () => attempt(() => store.run()),
    mend: (action) => attempt(() => store.mend(action), words.repaired),
  };

  return {
    title: () => words.title,
    show: () => store.refresh(),
    render() {
      return healthView({ store, mayMend: mayMend() }, actions);
    },
    apply: (event) => store.apply(event),
    refresh: () => store.refresh(),
    actions: () => [{ words: words.again, icon: "refresh-cw", keys: "r", run: actions.run }],
    close: () => store.close(),
  };
}
