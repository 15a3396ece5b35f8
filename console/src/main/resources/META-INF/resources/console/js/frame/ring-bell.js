import { contextFor } from "./context.js";
import { BELL } from "./screens.js";
import { loadStyles } from "./styles.js";

/** Puts the bell in its place, once everything else is drawn. */
export async function ringBell(frame) {
  if (!BELL) return;
  const [{ createBell }] = await Promise.all([BELL.load(), loadStyles(BELL.styles)]);
  frame.bell = createBell(contextFor(frame));
  frame.changed();
}
