import { placeOf } from "./kinds.js";

/**
 * Shows a notification of the operating system. It has the entry's id as its tag, as pushes have, so that the two of one entry
 * are shown once.
 */
export async function showOnDesktop(notification, go) {
  if (globalThis.Notification?.permission !== "granted") return;
  const { id, title, message } = notification;
  const options = { body: message, tag: id, icon: "/console/favicon.svg", data: { place: placeOf(notification) } };
  const worker = await navigator.serviceWorker?.getRegistration("/");
  if (worker?.active) return worker.showNotification(title, options).catch(() => {});
  const shown = new Notification(title, options);
  shown.onclick = () => {
    globalThis.focus();
    shown.close();
    if (options.data.place) go(options.data.place);
  };
}
