import { clone, keyedList } from "../lib/dom.js";
import { isNearEnd, keepingPlace, scrollToEnd } from "../lib/sticky-scroll.js";
import { dayName } from "../lib/times.js";
import { createMessage, updateMessage } from "./message.js";
import { drawThreadHeader } from "./thread-header.js";

/** One conversation's messages, under headings for the days. */
export function threadView(root, { onOlder, onRetry, onDiscard, onEdit }) {
  const scroller = root.querySelector(".scroller");
  const older = root.querySelector(".older");
  const toLatest = root.querySelector(".to-latest");
  const fill = keyedList(root.querySelector(".messages"), { key: (row) => row.key, create, update });
  const remedies = { retry: onRetry, discard: onDiscard, edit: onEdit };

  const offerTheLatest = () => (toLatest.hidden = isNearEnd(scroller));
  scroller.addEventListener("scroll", offerTheLatest, { passive: true });
  // A keyboard that slides in takes the room from the top, not from the latest message.
  new ResizeObserver(() => toLatest.hidden && scrollToEnd(scroller)).observe(scroller);
  toLatest.addEventListener("click", () => scrollToEnd(scroller));
  older.addEventListener("click", onOlder);
  scroller.addEventListener("click", ({ target }) => {
    const message = target.closest("[data-id]");
    remedies[target.dataset.remedy]?.(message.dataset.id, message.querySelector(".body").textContent);
  });

  return {
    render(id, person, thread, { fromTheEnd }) {
      root.dataset.id = id;
      drawThreadHeader(root, person);
      scroller.setAttribute("aria-busy", String(!thread.loaded));
      keepingPlace(scroller, () => {
        older.hidden = !thread.next;
        fill(withDays(thread.messages));
      });
      if (fromTheEnd) scrollToEnd(scroller);
      offerTheLatest();
    },
  };
}

function withDays(messages) {
  let last;
  return messages.flatMap((message) => {
    const day = dayName(message.createdAt);
    const heading = day === last ? [] : [{ key: `day of ${message.id}`, day }];
    last = day;
    return [...heading, rowOf(message)];
  });
}

// The same row object for the same message, so that an unchanged message is not drawn again.
const rows = new WeakMap();

function rowOf(message) {
  if (!rows.has(message)) rows.set(message, { key: message.id, message });
  return rows.get(message);
}

const create = ({ message }) => (message ? createMessage(message) : clone("day-template"));

function update(element, { day, message }) {
  if (message) updateMessage(element, message);
  else element.textContent = day;
}
