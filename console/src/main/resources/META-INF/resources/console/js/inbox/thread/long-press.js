const LONG_MILLIS = 500;
const MOVED = 10;

/** What has a use for a press itself. */
const OWN = "a, button, input, audio, video, audio-player, summary";

/**
 * On a touch screen, where nothing hovers, a long press on a message opens its menu. It opens when the finger leaves: before that
 * the browser would take the lifting of the finger for a tap beside the menu, and close it.
 */
export function longPress(event) {
  const { currentTarget: row, pointerId, clientX, clientY } = event;
  if (event.pointerType !== "touch" || event.target.closest(OWN)) return;
  const ended = new AbortController();
  let isLong = false;
  const timer = setTimeout(() => (isLong = row.classList.toggle("pressed", true)), LONG_MILLIS);
  const end = () => {
    clearTimeout(timer);
    row.classList.remove("pressed");
    ended.abort();
  };
  const listeners = {
    pointermove: (moved) => moved.pointerId === pointerId && Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > MOVED && end(),
    pointercancel: end,
    pointerup() {
      end();
      if (isLong) setTimeout(() => row.querySelector(".m-menu [popover]")?.showPopover());
    },
    contextmenu: (menu) => menu.preventDefault(),
  };
  for (const [type, listener] of Object.entries(listeners)) addEventListener(type, listener, { signal: ended.signal });
}
