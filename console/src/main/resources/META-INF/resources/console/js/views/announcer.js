/** Tells people who cannot see the page what just arrived. */
export function announcer(element) {
  return ({ from, body }, conversation) => {
    element.textContent = `New message from ${conversation?.contactName || from}: ${body || "an attachment"}`;
  };
}
