const TINTS = 6;

/** Draws who it is: the initials, or the last two digits of a number that has no name yet. */
export function drawAvatar(element, { contactName, theirAddress }) {
  element.textContent = contactName ? initials(contactName) : theirAddress.slice(-2);
  element.dataset.tint = [...theirAddress].reduce((sum, char) => sum + char.codePointAt(0), 0) % TINTS;
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  return [words.at(0), words.length > 1 ? words.at(-1) : ""].map((word) => [...word][0] ?? "").join("").toUpperCase();
}
