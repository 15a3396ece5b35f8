export const words = {
  title: "Notifications",
  button: (unread) => (unread ? `Notifications, ${amount(unread)} unread` : "Notifications"),
  markAllRead: "Mark all read",
  settings: "Choose what tells you",
  more: "Show older ones",
  moreFails: "Older ones could not be loaded.",
  tryAgain: "Try again",
  empty: "Nothing new",
  emptyDetail: "Texts, missed calls, recordings and failures appear here.",
  unread: "Unread",
  times: (count) => `${count} times`,
  markingFails: "It could not be marked as read. Try again.",
  arrived: (title, message) => (message ? `${title}: ${message}` : title),
  open: "Open notifications",
};

const MOST = 1000;

/** The API stops counting at a thousand. */
export const amount = (unread) => (unread >= MOST ? "999+" : String(unread));
