import { isShownAt } from "./kinds.js";

/** The ways in which a person is told of a type for which the preferences say nothing. */
const USUAL = { bell: true, sound: true, push: true, email: false };

/**
 * Decides how a tab tells of a notification.
 *
 * @param preferences what the API keeps, undefined until it is loaded
 * @param desktop the person's choice on this device: `isOn` and the types that are `off`
 * @param page what the tab shows: its `path`, and whether it `isInFront`
 */
export function waysToTell(notification, { preferences, desktop, page, isQuiet }) {
  const silent = { sound: false, desktop: false };
  if (page.isInFront && isShownAt(notification, page.path)) return { ...silent, isSeen: true };
  if (isQuiet || notification.read) return { ...silent, isSeen: false };
  const { sound } = { ...USUAL, ...preferences?.types?.[notification.type] };
  const isWanted = desktop.isOn && !desktop.off.includes(notification.type);
  return { sound, desktop: isWanted && !page.isInFront, isSeen: false };
}
