import { unreadIcon } from "./unread-icon.js";

const ICON = document.querySelector("link[rel=icon]");
const PLAIN = ICON.href;

/** The tab's title and icon, which a hidden tab shows too: what waits for the person, and what is open. */
export function showTitle({ badges, stage }) {
  const { amount } = badges.get("inbox") ?? badges.get("bell") ?? {};
  const words = stage.screen?.title?.() || stage.row?.words;
  const title = (amount ? `(${amount}) ` : "") + [words, "Switchboard"].filter(Boolean).join(" · ");
  if (document.title !== title) document.title = title;
  const icon = amount ? unreadIcon(amount) : PLAIN;
  if (ICON.href !== icon) ICON.href = icon;
}
