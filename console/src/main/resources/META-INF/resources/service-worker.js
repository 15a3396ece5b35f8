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

addEventListener("message", (event) => {
  const { kind, files } = event.data;
  if (kind === "take-over") skipWaiting();
  if (kind === "keep" && KEEPS) event.waitUntil(keep(files.filter((path) => path.startsWith(FILES))));
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
  await Promise.all([...new Set(paths)].map((path) => keepOne(cache, path)));
}

/** A file that is missing or cannot be loaded is no reason to do without the others; it is kept when it is used next. */
async function keepOne(cache, path) {
  if (await cache.match(path)) return;
  const response = await fetch(path).catch(() => undefined);
  if (response?.ok) await cache.put(path, response);
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

addEventListener("push", (event) => event.waitUntil(tell(event.data?.json() ?? {})));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data?.place ?? "/"));
});

/** An entry of the person's bell, as the service pushes it. Pages that are open show the same one under the same tag. */
async function tell({ id, title = "Switchboard", message = "", ...about }) {
  const options = { body: message, tag: id, icon: "/console/favicon.svg", data: { place: placeOf(about) } };
  if (!(await isInFront())) await registration.showNotification(title, options);
}

// The places of js/bell/kinds.js, which a worker cannot import.

const PROBLEMS = ["number_problem", "webhook_problem", "endpoint_problem", "twilio_error"];

const ABOUT_CALLS = ["call_received", "call_status_update", "recording_available"];

/** The address of the place that a notification is about; undefined where it has none. */
function placeOf(notification) {
  const { type, conversationId, callId, messageId } = notification;
  if (callId && ABOUT_CALLS.includes(type)) return `/calls/${encodeURIComponent(callId)}`;
  if (!conversationId) return PROBLEMS.includes(type) ? placeOfProblem(notification) : undefined;
  const conversation = `/inbox/all/${encodeURIComponent(conversationId)}`;
  return type === "sms_status_update" && messageId ? `${conversation}?around=${encodeURIComponent(messageId)}` : conversation;
}

function placeOfProblem({ title, reference, referenceType }) {
  const id = encodeURIComponent(reference ?? "");
  if (referenceType === "number") return `/numbers/${id}`;
  if (referenceType === "purchase") return `/numbers/purchases/${id}`;
  if (referenceType === "webhook-endpoint") return `/developers/endpoints/${id}`;
  return referenceType ? "/health" : placeOfEarlierProblem(title, id);
}

/** Entries of earlier releases do not say what their reference names; that of a failed operation follows from the title. */
function placeOfEarlierProblem(title = "", id) {
  const [, operation, number] = title.match(/^The (\w+) of (.+) failed$/) ?? [];
  if (!operation || !id) return operation ? "/numbers" : "/health";
  if (operation !== "purchase") return `/numbers/${id}`;
  return number === "a number" ? `/numbers/purchases/${id}` : "/numbers";
}

const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

/** A page in front tells its person itself. */
const isInFront = async () => (await windows()).some(({ focused }) => focused);

/** Goes on in a tab that is open, whose page keeps what was typed, or opens one. */
async function lead(place) {
  const [open] = await windows();
  if (!open) return clients.openWindow(place);
  open.postMessage({ kind: "go", place });
  return open.focus();
}
