const scroller = () => document.querySelector(".thread message-scroll");

/** Scrolling in the timeline: more at both edges, back to the end, to the entry that the address names. */
export function scrollActions(open, changed) {
  let toHit;

  function toEnd() {
    const { timeline } = open();
    open().set({ isAtEnd: true, arrived: 0, highlighted: undefined });
    if (!timeline.isAtEnd) timeline.showLatest();
    afterFrame(() => scroller()?.toEnd());
  }

  /** Once its part is loaded and drawn. */
  function toHighlighted(element) {
    const { highlighted, timeline } = open();
    if (!highlighted || highlighted === toHit || !timeline.isLoaded) return;
    if (element.toRow(highlighted)) toHit = highlighted;
  }

  return {
    toEnd,
    nearStart: ({ currentTarget }) => {
      toHighlighted(currentTarget);
      open()?.timeline.moreBefore();
    },
    nearEnd: ({ currentTarget }) => {
      toHighlighted(currentTarget);
      open()?.timeline.moreAfter();
    },
    endChanged({ currentTarget: { isAtEnd } }) {
      const thread = open();
      if (!thread || thread.isAtEnd === isAtEnd) return;
      Object.assign(thread, { isAtEnd, arrived: isAtEnd ? 0 : thread.arrived });
      changed();
    },
  };
}

const afterFrame = (action) => requestAnimationFrame(() => requestAnimationFrame(action));
