import { element, prose, words } from "./dom.js";
import { resolve, schemaTable } from "./schema.js";

/** Shows an AsyncAPI document: each topic with its writers, its readers and its messages. */
export async function showEvents(page, url) {
  page.className = "events";
  page.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const asyncapi = globalThis.jsyaml.load(await response.text());
    page.replaceChildren(
      element("h2", {}, asyncapi.info.title),
      ...prose(asyncapi.info.description),
      ...Object.entries(asyncapi.channels).map(([id, channel]) => topic(asyncapi, id, channel)),
    );
  } catch (failure) {
    page.replaceChildren(element("p", { role: "alert" }, `${url} cannot be shown: ${failure.message}.`));
  } finally {
    page.removeAttribute("aria-busy");
  }
}

function topic(asyncapi, id, channel) {
  const messages = Object.values(channel.messages).map((message) => resolve(asyncapi, message));
  return element(
    "section",
    { class: "topic", id: `events-${id}` },
    element("h3", {}, element("code", {}, channel.address), element("span", {}, channel.title)),
    element("p", {}, words(channel.description)),
    element("dl", {}, ...operations(asyncapi, id, "send", "Written by"), ...operations(asyncapi, id, "receive", "Read by")),
    messages.map((message) => messageDetails(asyncapi, message)),
  );
}

function operations(asyncapi, id, action, label) {
  const found = Object.values(asyncapi.operations).filter(
    (operation) => operation.action === action && operation.channel.$ref === `#/channels/${id}`,
  );
  return found.length === 0
    ? []
    : [
        element("dt", {}, label),
        ...found.map((operation) =>
          element("dd", {}, element("strong", {}, operation.tags.map(({ name }) => name).join(", ")), " ", words(operation.summary)),
        ),
      ];
}

function messageDetails(asyncapi, message) {
  return element(
    "details",
    { class: "message" },
    element("summary", {}, message.title),
    message.summary && element("p", {}, words(message.summary)),
    element("h4", {}, "Headers"),
    schemaTable(asyncapi, message.headers),
    element("h4", {}, "Payload"),
    schemaTable(asyncapi, message.payload),
  );
}
