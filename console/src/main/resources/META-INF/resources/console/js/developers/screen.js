import { get } from "../api/http.js";
import { html } from "../lib/html.js";
import { tabs } from "../parts/tabs.js";
import { Loaded } from "../state/loaded.js";
import { catalogueView } from "./catalogue-view.js";
import { endpointView } from "./endpoint-view.js";
import { Endpoints } from "./endpoints.js";
import { endpointsView } from "./endpoints-view.js";
import { logView } from "./log-view.js";
import { WebhookLog } from "./webhook-log.js";
import { words } from "./words.js";

const TABS = ["endpoints", "log", "catalogue"];

/** What connects other systems: endpoints, the log of Twilio's webhooks, the types of events. */
export function createScreen(context) {
  const endpoints = new Endpoints(context);
  const log = new WebhookLog(context.changed, context.connection);
  const catalogue = new Loaded(() => get("/api/event-types"), context.changed);
  let tab = TABS[0];

  const views = {
    endpoints: (state) => (endpoints.openId ? endpointView(state) : endpointsView(state)),
    log: logView,
    catalogue: catalogueView,
  };
  const state = () => ({ endpoints, log, catalogue, context, isReadOnly: context.isReadOnly });

  return {
    title: () => `${words[tab]} · ${words.title}`,
    show({ path, query }) {
      tab = TABS.includes(path[1]) ? path[1] : TABS[0];
      if (tab === "log") log.show(query);
      else log.leave();
      if (tab === "endpoints") endpoints.show(path[2]);
      if (tab !== "log" && !catalogue.value) catalogue.load();
    },
    render: () => html`
      <div class="dev">
        <h1 class="t-page">${words.title}</h1>
        ${tabs({ label: words.parts, items: TABS.map((name) => ({ words: words[name], href: `/developers/${name}`, isCurrent: name === tab })) })}
        <div class="dev-body">${views[tab](state())}</div>
      </div>`,
    apply: (event) => (tab === "log" ? log.apply(event) : tab === "endpoints" && endpoints.apply(event)),
    refresh: () => (tab === "log" ? log.refresh() : tab === "endpoints" && endpoints.refresh()),
    actions: () => TABS.map((name) => ({ words: words[name], icon: "webhook", run: () => context.go(`/developers/${name}`) })),
    close: () => [endpoints, log, catalogue].forEach((source) => source.close()),
  };
}
