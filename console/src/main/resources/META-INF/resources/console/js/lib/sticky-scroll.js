const NEAR_END = 80;

/** Changes what a scrolling element contains, and stays at the end if it was there, else at what was being read. */
export function keepingPlace(scroller, change) {
  const stay = isNearEnd(scroller);
  const anchor = stay ? null : firstInView(scroller);
  const before = anchor?.getBoundingClientRect().top;

  change();

  if (stay) scrollToEnd(scroller);
  else if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
}

export const isNearEnd = (scroller) =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;

export function scrollToEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight;
}

function firstInView(scroller) {
  const top = scroller.getBoundingClientRect().top;
  return [...scroller.querySelectorAll("[data-id]")].find((element) => element.getBoundingClientRect().bottom > top);
}
