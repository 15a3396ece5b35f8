const DECIDED = 12;
const FAR_ENOUGH = 88;

/**
 * On a touch screen a row follows the finger: to the start it closes the conversation, to the end it snoozes it. The row
 * says so beneath as soon as letting go would do it.
 *
 * @param done `{start: (id) => void, end: (id) => void}`
 */
export function swipeRows(done) {
  return (event) => {
    const box = event.pointerType === "touch" ? event.target.closest(".row-box") : undefined;
    if (box) follow(box, event, done);
  };
}

function follow(box, { clientX: fromX, clientY: fromY, pointerId }, done) {
  const ended = new AbortController();
  const toStart = getComputedStyle(box).direction === "rtl" ? 1 : -1;
  let way = 0;

  const moved = ({ clientX, clientY, pointerId: id }) => {
    if (id !== pointerId) return;
    if (!way && Math.abs(clientY - fromY) > Math.abs(clientX - fromX)) return;
    if (Math.abs(clientX - fromX) < DECIDED && !way) return;
    way = clientX - fromX;
    box.style.setProperty("--swipe", `${way}px`);
    box.dataset.swipe = Math.abs(way) < FAR_ENOUGH ? "little" : way * toStart > 0 ? "start" : "end";
  };

  const released = ({ type, pointerId: id }) => {
    if (id !== pointerId) return;
    ended.abort();
    const { swipe } = box.dataset;
    box.style.removeProperty("--swipe");
    delete box.dataset.swipe;
    if (way) box.addEventListener("click", stopClick, { capture: true, once: true });
    setTimeout(() => box.removeEventListener("click", stopClick, { capture: true }), 50);
    if (type === "pointerup") done[swipe]?.(box.dataset.id);
  };

  for (const [type, listener] of Object.entries({ pointermove: moved, pointerup: released, pointercancel: released })) {
    addEventListener(type, listener, { signal: ended.signal });
  }
}

/** What the finger ended was a swipe, no tap on the link. */
function stopClick(event) {
  event.preventDefault();
  event.stopPropagation();
}
