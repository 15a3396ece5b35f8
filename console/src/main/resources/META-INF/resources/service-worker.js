// Keeps the console's own files of one build, so that a start needs no network for them. It never touches the API, the
// session, or anything that belongs to a person.

// The gateway writes the build into this path. Where it does not, as in development, nothing is kept.
const FILES = "/console/";
const KEEPS = FILES !== ["", "console", ""].join("/");
const SHELL = `shell ${FILES}`;
const OTHERS = /^\/(api|console|functions|session|login|logout|oauth2|actuator)(\/|$)/;

addEventListener("install", (event) => event.waitUntil(KEEPS ? keepShell() : skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(forgetOtherBuilds().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (!KEEPS || request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith(FILES)) event.respondWith(fileOf(request));
  else if (isPage(request, pathname)) event.respondWith(page(request));
});

addEventListener("message", ({ data }) => {
  if (data.kind === "take-over") skipWaiting();
  if (data.kind === "keep" && KEEPS) keep(data.files.filter((path) => path.startsWith(FILES)));
});

const isPage = ({ mode }, pathname) => mode === "navigate" && !OTHERS.test(pathname) && !pathname.includes(".");

/** The page, and all files that it names: style sheets, the font, and the modules of the start. */
async function keepShell() {
  const response = await fetch("/", { cache: "no-cache", headers: { Accept: "text/html" } });
  const text = await response.clone().text();
  const cache = await caches.open(SHELL);
  await cache.put("/", response);
  await keep([...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path).filter((path) => path.startsWith(FILES)));
}

async function keep(paths) {
  const cache = await caches.open(SHELL);
  const unknown = [];
  for (const path of new Set(paths)) if (!(await cache.match(path))) unknown.push(path);
  await cache.addAll(unknown);
}

async function fileOf(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function page(request) {
  const cache = await caches.open(SHELL);
  return (await cache.match("/")) ?? fetch(request);
}

async function forgetOtherBuilds() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("shell ") && name !== SHELL).map((name) => caches.delete(name)));
}
