import { html } from "../lib/html.js";
import { NumbersScreen } from "./numbers-screen.js";

/** The numbers of a tenant: list, one of them with its tabs, buying, importing. */
export function createScreen(context) {
  const screen = new NumbersScreen(context);
  return {
    title: () => screen.title,
    show: (route) => screen.show(route),
    render: () => html`<div class="numbers-both" data-show=${screen.isList ? "list" : "one"}>${screen.render()}</div>`,
    apply: (event) => screen.apply(event),
    refresh: () => screen.refresh(),
    actions: () => screen.commands,
    close: () => screen.close(),
  };
}
