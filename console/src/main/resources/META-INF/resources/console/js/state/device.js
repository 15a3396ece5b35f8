/**
 * What a person chose for this device beside the theme: how dense lists are, what Enter does in the composer, and which
 * notifications the desktop shows. Shared by all tabs; never sent anywhere.
 */
const KEY = "switchboard.device";

const USUAL = { density: "comfortable", enterSends: true, desktop: { isOn: false, off: [] } };

const listeners = new Set();
let known;

export function device() {
  known ??= { ...USUAL, ...stored() };
  return known;
}

export function changeDevice(change) {
  known = { ...device(), ...change };
  localStorage.setItem(KEY, JSON.stringify(known));
  tell();
}

export const desktopChoice = () => device().desktop;

/** Calls a function when something changes, in this tab or another; answers how to stop it. */
export function onDeviceChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

/** CSS finds the density at the root: `[data-density="compact"]`. */
function tell() {
  document.documentElement.dataset.density = device().density;
  listeners.forEach((listener) => listener(device()));
}

addEventListener("storage", ({ key }) => {
  if (key !== KEY) return;
  known = undefined;
  tell();
});

tell();
