import { get } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { Loaded } from "../state/loaded.js";
import { switchField } from "./fields.js";
import { serviceField, serviceList } from "./service-list.js";
import { settingPage } from "./setting-page.js";
import { conversations as words } from "./words.js";

const SID = /^IS[0-9a-f]{32}$/;
const MOST = 20;

/** The page of what Twilio Conversations does for the company: services that report here, and numbers that create conversations. */
export function createConversationsPage(context) {
  const page = settingPage(context, "conversations");
  const { form } = page;
  const compared = new Loaded(
    () => get("/api/phone-numbers/webhooks/conversations-services").then(({ services }) => services),
    context.changed,
  );
  const draft = { text: "", problem: undefined };
  const services = () => form.get("services") ?? [];

  function write(text) {
    context.changed(Object.assign(draft, { text, problem: undefined }));
  }

  function add() {
    const sid = draft.text.trim();
    draft.problem = refusal(sid, services());
    if (draft.problem) context.changed();
    else {
      draft.text = "";
      form.set("services", [...services(), sid]);
    }
  }

  return {
    ...page,
    shownFields: ["services", "endAutoCreation"],
    fieldWords: words.fields,
    load() {
      page.load();
      compared.load();
    },
    apply(event) {
      page.apply(event);
      if (event.type === "settings.updated" && event.data.page === "conversations") compared.load();
    },
    saved: () => void compared.load(),
    main: () => html`
      <section class="set-part">
        <h3 class="t-sect">${words.fields.services}</h3>
        <p class="t-meta">${words.servicesHint}</p>
        ${serviceList(form, services(), compared, (number) => form.set("services", services().toSpliced(number, 1)))}
        ${form.isReadOnly ? nothing : serviceField(draft, { write, add })}
      </section>
      ${switchField(form, "endAutoCreation", { label: words.fields.endAutoCreation, hint: words.endHint })}`,
    beside: () => html`
      <h3 class="t-sect">${words.goes}</h3>
      <ul class="set-effects">${words.effects.map((effect) => html`<li>${effect}</li>`)}</ul>`,
  };
}

function refusal(sid, services) {
  if (!SID.test(sid)) return words.wrongSid;
  if (services.includes(sid)) return words.twice;
  return services.length < MOST ? undefined : words.tooMany(MOST);
}
