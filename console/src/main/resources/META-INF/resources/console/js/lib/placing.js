const GAP = 4;
const EDGE = 8;

/**
 * Puts a popover below its anchor, above it where there is no room below, and always inside the window. `align` says
 * which edges meet: "start" or "end", in the direction of the page.
 */
export function place(panel, anchor, align = "start") {
  panel.style.maxHeight = "";
  const [box, own] = [anchor.getBoundingClientRect(), panel.getBoundingClientRect()];
  const isRightToLeft = getComputedStyle(anchor).direction === "rtl";
  const meetsRight = (align === "end") !== isRightToLeft;
  const left = meetsRight ? box.right - own.width : box.left;
  panel.style.left = `${within(left, innerWidth - own.width - EDGE)}px`;

  const [above, below] = [box.top - GAP - EDGE, innerHeight - box.bottom - GAP - EDGE];
  const isBelow = own.height <= below || below >= above;
  const height = Math.min(own.height, isBelow ? below : above);
  panel.style.maxHeight = `${Math.floor(Math.max(height, 0))}px`;
  panel.style.top = `${isBelow ? box.bottom + GAP : box.top - GAP - height}px`;
}

/** Keeps a popover at its anchor while things scroll and the window changes. Returns what ends that. */
export function keepPlaced(panel, anchor, align) {
  const ended = new AbortController();
  const again = () => place(panel, anchor, align);
  const scrolled = ({ target }) => target.contains?.(anchor) && again();
  addEventListener("scroll", scrolled, { capture: true, passive: true, signal: ended.signal });
  addEventListener("resize", again, { signal: ended.signal });
  again();
  return () => ended.abort();
}

const within = (value, most) => Math.max(EDGE, Math.min(value, most));
