/** An icon has room for two digits. */
const MOST = 99;
const SIZES = { 1: 23, 2: 20, 3: 13 };

const addresses = new Map();

/** The address of the tab's icon with a number. Each is made once; there are a hundred at most. */
export function unreadIcon(amount) {
  const text = amount > MOST ? `${MOST}+` : String(amount);
  if (!addresses.has(text)) addresses.set(text, URL.createObjectURL(new Blob([picture(text)], { type: "image/svg+xml" })));
  return addresses.get(text);
}

/** Nothing but the number can be read at 16 pixels. */
const picture = (text) => `
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="8" fill="#0f766e"/>
    <rect x="3" y="3" width="26" height="26" rx="8" fill="#c2410c" stroke="#f4f4f1" stroke-width="1.5"/>
    <text x="16" y="16.5" fill="#fff" font-family="sans-serif" font-weight="700" font-size="${SIZES[text.length]}"
      text-anchor="middle" dominant-baseline="central">${text}</text>
  </svg>`;
