const WORDS = {
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
  offline: "Offline",
};

/** Says in words whether what is on the screen is up to date. */
export function connectionView(element, notices) {
  return {
    show(state) {
      element.dataset.state = state;
      element.textContent = WORDS[state];
      if (state === "offline") {
        notices.show("offline", "You are offline. What you see may be out of date; new messages appear once you are back.");
      } else {
        notices.clear("offline");
      }
    },
  };
}
