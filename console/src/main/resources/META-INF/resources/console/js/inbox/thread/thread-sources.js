import { get } from "../../api/http.js";
import { Loaded } from "../../state/loaded.js";
import { phoneWords } from "../../lib/phone.js";

const ALL = "limit=200";

/** What answers need besides the conversation: templates, our numbers, one's own phone. Each is loaded when first used. */
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
  const numbers = source(async () => (await get(`/api/phone-numbers?${ALL}`)).items.map(withWords));
  const me = source(() => get("/api/members/me"));

  return {
    templates,
    numbers,
    me,
    /** The approved Content templates of a WhatsApp sender. */
    contentTemplates(from) {
      if (!byNumber.has(from)) {
        const query = new URLSearchParams({ from, channel: "whatsapp" });
        byNumber.set(from, source(async () => (await get(`/api/templates/content?${query}`)).items));
      }
      return byNumber.get(from);
    },
    apply({ type }) {
      if (type.startsWith("template.") && wanted.includes(templates)) templates.load();
      if (type.startsWith("number.") && wanted.includes(numbers)) numbers.load();
    },
    refresh: () => wanted.forEach((loaded) => loaded.load()),
    close: () => [templates, numbers, me, ...byNumber.values()].forEach((loaded) => loaded.close()),
  };
}

function withWords(number) {
  const display = phoneWords(number.address, number.display);
  return { ...number, name: number.friendlyName || display, display };
}
