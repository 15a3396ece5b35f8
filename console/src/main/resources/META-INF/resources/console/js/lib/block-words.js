const EFFECT = "Their messages and calls are kept, but nobody is notified.";

/** What blocking a contact is called, and what it does. */
export const blockWords = {
  block: "Block contact",
  unblock: "Unblock contact",
  blocked: "Blocked",
  effect: EFFECT,
  isBlocked: `Blocked. ${EFFECT}`,
  isUnblocked: "No longer blocked.",
};
