// Runs before the first paint, so that a chosen theme never flashes in from the system's.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is forbidden: the system's theme stays.
}

// The browser notes 250 files otherwise, and the service worker is to keep all that the first visit loads.
performance.setResourceTimingBufferSize(1000);

// Modules and style sheets share the connection: at once, all modules would come before the styles that the first paint waits for.
// A page that is hidden or has its files on the device waits for nothing.
const fetchModules = () => document.querySelectorAll("link[rel=start]").forEach((link) => (link.rel = "modulepreload"));
if (document.hidden || navigator.serviceWorker?.controller) addEventListener("readystatechange", fetchModules, { capture: true });
else requestAnimationFrame(fetchModules);
