const NAME = "theme";
const DARK = matchMedia("(prefers-color-scheme: dark)");

/** "light", "dark", or "system". The page's first script applies it before anything is painted. */
export const theme = () => localStorage.getItem(NAME) ?? "system";

export function setTheme(choice) {
  if (choice === "system") localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, choice);
  apply();
}

export const isDark = () => (theme() === "system" ? DARK.matches : theme() === "dark");

/** To the other one; to the system's when that is the same. */
export function switchTheme() {
  const dark = !isDark();
  setTheme(dark === DARK.matches ? "system" : dark ? "dark" : "light");
}

/** Follows what another tab chooses. */
export const followTheme = (changed) =>
  addEventListener("storage", ({ key }) => {
    if (key !== NAME) return;
    apply();
    changed();
  });

function apply() {
  if (theme() === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme();
}
