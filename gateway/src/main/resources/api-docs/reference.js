import { showEvents } from "./asyncapi.js";
import { element } from "./dom.js";
import { showOperations } from "./openapi.js";

const DOCUMENTS = [
  { id: "conversations", name: "Conversations", file: "conversation-service.json" },
  { id: "numbers", name: "Numbers", file: "provisioning-service.json" },
  { id: "stream", name: "Stream", file: "notification-service.json" },
  { id: "webhooks", name: "Webhooks", file: "ingress-service.json" },
  { id: "sign-in", name: "Sign-in", file: "gateway.json" },
  { id: "events", name: "Events", file: "asyncapi.yaml" },
];

const links = new Map(DOCUMENTS.map((document) => [document.id, element("a", { href: `#${document.id}` }, document.name)]));
document.querySelector("nav").append(...links.values());

const dark = matchMedia("(prefers-color-scheme: dark)");
const useTheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", useTheme);
useTheme();

function show() {
  const chosen = DOCUMENTS.find(({ id }) => location.hash.startsWith(`#${id}`)) ?? DOCUMENTS[0];
  links.forEach((link, id) => link.toggleAttribute("aria-current", id === chosen.id));
  const url = `/api/docs/${chosen.file}`;
  const download = document.querySelector(".download a");
  download.href = url;
  download.textContent = chosen.file;
  document.title = `${chosen.name} · Switchboard API`;
  // A page of its own for each document: what is still loading belongs to one that is gone.
  const page = element("div");
  document.querySelector("#reference").replaceChildren(page);
  if (chosen.file.endsWith(".yaml")) {
    showEvents(page, url);
  } else {
    showOperations(page, url);
  }
}

addEventListener("hashchange", show);
// The libraries are deferred scripts, which run before this event.
addEventListener("DOMContentLoaded", show);
