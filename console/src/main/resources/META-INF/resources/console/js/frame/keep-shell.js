const WORKER = "/service-worker.js";

/** The only address that this page may make a script of, besides what it imports. */
const addresses = globalThis.trustedTypes?.createPolicy("switchboard", {
  createScriptURL(address) {
    if (address !== WORKER) throw new TypeError(`Not a script of the console: ${address}`);
    return address;
  },
});

/** Lets the service worker keep the console's files, so that the next start needs no network for them. */
export async function keepShell(frame) {
  if (!navigator.serviceWorker) return;
  try {
    const registration = await navigator.serviceWorker.register(addresses?.createScriptURL(WORKER) ?? WORKER);
    offerUpdates(frame, registration);
    await keepWhatIsLoaded();
  } catch (failure) {
    // Without it the console starts a little later, and not at all without a network.
    console.info("No service worker:", failure.message);
  }
}

/** Files that load before the worker controls the page do not pass through it, so the page names them to it. */
async function keepWhatIsLoaded() {
  const { active } = await navigator.serviceWorker.ready;
  const keep = (entries) => {
    const files = entries.map(({ name }) => new URL(name).pathname).filter((path) => path.startsWith("/console/"));
    if (files.length) active.postMessage({ kind: "keep", files });
  };
  new PerformanceObserver((list) => keep(list.getEntries())).observe({ type: "resource", buffered: true });
}

function offerUpdates(frame, registration) {
  const offer = (worker) => {
    if (!navigator.serviceWorker.controller) return;
    frame.update = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      worker.postMessage({ kind: "take-over" });
    };
    frame.changed();
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && offer(installing));
  });
}
