const NAME = "palette-uses";
const MOST = 100;

/** How often the person ran each action from the palette, on this device. */
export const timesUsed = ({ words }) => read()[words] ?? 0;

export function noteUse({ words }) {
  const uses = read();
  uses[words] = (uses[words] ?? 0) + 1;
  const most = Object.entries(uses).sort(([, a], [, b]) => b - a);
  localStorage.setItem(NAME, JSON.stringify(Object.fromEntries(most.slice(0, MOST))));
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}
