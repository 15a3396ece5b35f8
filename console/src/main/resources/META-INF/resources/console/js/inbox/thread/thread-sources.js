import { get } from "../../api/http.js";
import { Loaded } from "../../state/loaded.js";
import { OurNumbers } from "../../state/our-numbers.js";

const ALL = "limit=200";

/** What answers need besides the conversation: our numbers, and templates, which are loaded when they are first used. */
export function threadSources(changed) {
  const wanted = [];
  const source = (load) => {
    const loaded = new Loaded(load, changed);
    loaded.wanted = () => {
      if (!wanted.includes(loaded)) wanted.push(loaded) && loaded.load();
      return loaded;
    };
    return loaded;
  };
  const byNumber = new Map();

  const templates = source(async () => (await get(`/api/templates?${ALL}`)).items);
  const numbers = new OurNumbers(changed);

  return {
    templates,
    numbers,
    /** The approved Content templates of a WhatsApp sender. */
    contentTemplates(from) {
      if (!byNumber.has(from)) {
        const query = new URLSearchParams({ from, channel: "whatsapp" });
        byNumber.set(from, source(async () => (await get(`/api/templates/content?${query}`)).items));
      }
      return byNumber.get(from);
    },
    apply(event) {
      numbers.apply(event);
      if (event.type.startsWith("template.") && wanted.includes(templates)) templates.load();
    },
    refresh: () => [numbers, ...wanted].forEach((it) => (it.load ?? it.refresh).call(it)),
    close: () => [numbers, templates, ...byNumber.values()].forEach((it) => it.close()),
  };
}
