/**
 * What a person chose for this device: how the console looks and behaves, and which notifications the desktop shows. Shared by
 * all tabs; never sent anywhere.
 */
const KEY = "switchboard.device";

const USUAL = {
  theme: "system",
  density: "comfortable",
  enterSends: true,
  shortcuts: true,
  desktop: { isOn: false, off: [] },
};

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

/** Puts theme and density where CSS finds them. */
export function dressPage({ dataset } = document.documentElement) {
  const { theme, density } = device();
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  dataset.density = density;
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

function tell() {
  dressPage();
  listeners.forEach((listener) => listener(device()));
}

addEventListener("storage", ({ key }) => {
  if (key !== KEY) return;
  known = undefined;
  tell();
});
