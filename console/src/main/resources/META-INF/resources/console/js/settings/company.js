import { html } from "../lib/html.js";
import { textField } from "./fields.js";
import { settingPage } from "./setting-page.js";
import { company as words } from "./words.js";

/** The page of what the company is called. An empty name is none. */
export function createCompanyPage(context) {
  const page = settingPage(context, "company");
  const { form } = page;
  return {
    ...page,
    shownFields: ["companyName"],
    fieldWords: words.fields,
    valueWords: (path, name) => name ?? words.none,
    main: () => textField(form, "companyName", { label: words.fields.companyName, hint: words.hint }),
    beside: () => html`
      <h3 class="t-sect">${words.shown}</h3>
      <p class="set-company" dir="auto">${form.get("companyName")?.trim() || context.session.tenant || context.lookedAt?.id}</p>
      <p class="t-meta">${words.where}</p>`,
  };
}
