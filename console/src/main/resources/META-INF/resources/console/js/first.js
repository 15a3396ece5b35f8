// Runs before the first paint, so that a chosen theme never flashes in from the system's.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is forbidden: the system's theme stays.
}

// The browser notes 250 files otherwise, and the service worker is to keep all that the first visit loads.
performance.setResourceTimingBufferSize(1000);
