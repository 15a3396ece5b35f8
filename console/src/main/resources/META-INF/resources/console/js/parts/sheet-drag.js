const FAR_ENOUGH = 80;

/** Lets a sheet follow the finger at its head; pulled far enough down, it asks to be closed. */
export function dragSheet({ currentTarget: head, clientY: from, pointerId, target }, onClose) {
  if (target.closest("button, a")) return;
  const sheet = head.closest("dialog");
  const ended = new AbortController();
  let way = 0;
  head.setPointerCapture(pointerId);

  const moved = ({ clientY }) => {
    way = Math.max(0, clientY - from);
    sheet.style.translate = `0 ${way}px`;
  };
  const released = ({ type }) => {
    ended.abort();
    sheet.style.translate = "";
    if (type === "pointerup" && way > FAR_ENOUGH) onClose();
  };
  head.addEventListener("pointermove", moved, { signal: ended.signal });
  head.addEventListener("pointerup", released, { signal: ended.signal });
  head.addEventListener("pointercancel", released, { signal: ended.signal });
}
