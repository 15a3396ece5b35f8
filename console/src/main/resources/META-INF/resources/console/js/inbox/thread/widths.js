/** One pane at a time. */
export const NARROW = matchMedia("(width < 48rem)");

/** Room for the contact beside the conversation. */
export const WIDE = matchMedia("(width >= 82rem)");
