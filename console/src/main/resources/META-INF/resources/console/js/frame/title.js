/** The tab's title, which a hidden tab shows too: what waits for the person, and what is open. */
export function showTitle({ badges, stage, home }) {
  const { amount } = badges.get(home.path) ?? {};
  const count = Number.parseInt(amount, 10) > 0 && badges.get(home.path).hot ? `(${amount}) ` : "";
  const words = stage.screen?.title?.() || stage.row?.words;
  const title = count + [words, "Switchboard"].filter(Boolean).join(" · ");
  if (document.title !== title) document.title = title;
}
