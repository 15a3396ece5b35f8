import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { openModal } from "./modal.js";

/** On the phone: the screens that have no place in the bar, and what concerns the person. */
export async function showMore(frame) {
  const next = await openModal((close) => moreView(frame, close), { label: "More", className: "sheet more" });
  next?.();
}

const moreView = (frame, close) => html`
  <nav aria-label="More">
    ${frame.rows().filter(({ group }) => group).map((row) => link(row, frame, close))}
  </nav>
  <hr />
  <p class="t-meta"><bdi>${frame.session.name}</bdi> · ${frame.connection.words}</p>
  ${(frame.bell?.actions?.() ?? []).map(({ icon: picture, words, run }) => item(picture, words, close, run))}
  ${item("search", "Search or go to", close, () => frame.openPalette())}
  ${item("moon", "Light or dark", close, () => frame.switchTheme())}
  ${item("log-out", "Log out", close, () => frame.logOut())}`;

const link = ({ path, words, icon: picture }, { badges, router }, close) => html`
  <a
    class="item"
    href="/${path}"
    @click=${(event) => {
      event.preventDefault();
      close(() => router.go(`/${path}`));
    }}
    >${icon(picture)}<span>${words}</span>${badges.get(path)?.amount
      ? html`<span class="badge">${badges.get(path).amount}</span>`
      : nothing}</a
  >`;

const item = (picture, words, close, run) => html`
  <button type="button" class="item" @click=${() => close(run)}>${icon(picture)}<span>${words}</span></button>`;
