import { html, nothing } from "../lib/html.js";
import { avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { accountMenu } from "./account-menu.js";
import { keyWords } from "./shortcuts.js";

const LOGO = new URL("../../favicon.svg", import.meta.url).pathname;

/** The way to all screens of one's role: a column, or a rail of icons where there is less room. */
export const navigation = (frame) => html`
  <nav class="nav" aria-label="Main">
    <div class="org">
      <img class="logo" src=${LOGO} alt="" width="26" height="26" /><span dir="auto" title=${frame.companyName}>${frame.companyName}</span>
      ${frame.bell?.button() ?? nothing}
    </div>
    <button type="button" class="field soft find" aria-keyshortcuts="Control+K Meta+K" @click=${() => frame.openPalette()}>
      ${icon("search", "small")}<span>Search or go to</span><kbd>${keyWords("⌘k")}</kbd>
    </button>
    <button
      type="button"
      class="button ghost icon find-icon"
      aria-label="Search or go to"
      title="Search or go to (${keyWords("⌘k")})"
      @click=${() => frame.openPalette()}
    >
      ${icon("search")}
    </button>
    ${grouped(frame.rows()).map(([group, rows]) => [
      group ? html`<h2>${group}</h2>` : nothing,
      rows.map((row) => [link(frame, row), frame.badges.views(row).map((view) => subLink(frame, row, view))]),
    ])}
    ${foot(frame)}
  </nav>`;

function grouped(rows) {
  return [...Map.groupBy(rows, ({ group = "" }) => group)];
}

function link(frame, row) {
  const isHere = frame.route.path[0] === row.path;
  const hasViews = frame.badges.views(row).length > 0;
  return html`
    <a
      class="nav-link ${isHere && !hasViews ? "only" : ""}"
      href="/${row.path}"
      title=${row.words}
      aria-current=${isHere ? "page" : nothing}
      >${icon(row.icon)}<span>${row.words}</span>${amount(frame.badges.get(row.path))}</a
    >`;
}

function subLink(frame, row, view) {
  const place = `${row.path}/${view.path}`;
  const isHere = currentView(frame, row) === view;
  return html`
    <a class="nav-link sub" href=${view.href ?? `/${place}`} aria-current=${isHere ? "true" : nothing}
      ><span dir="auto">${view.words}</span>${amount(frame.badges.get(place))}</a
    >`;
}

/** The line whose own address is open, else the one of which the open address is a part. */
function currentView({ route, badges }, row) {
  const views = badges.views(row);
  const [first, second = views[0].path] = route.path;
  if (first !== row.path) return undefined;
  const here = addressKey(`/${first}/${second}?${route.query}`);
  return views.find(({ href }) => href && addressKey(href) === here) ?? views.find(({ path }) => path === second);
}

/** The same for two addresses that list the same: whatever the order of their fields, and the place in a conversation. */
function addressKey(address) {
  const { pathname, searchParams } = new URL(address, location.origin);
  searchParams.delete("around");
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

/** How much of it is unread stands before the whole. */
const amount = ({ amount: all, unread, alarm, hot } = {}) => html`
  ${unread ? html`<span class="amount hot">${unread}<span class="visually-hidden"> unread</span></span>` : nothing}
  ${all ? html`<span class="amount ${alarm ? "alarm" : hot ? "hot" : ""}">${all}</span>` : nothing}`;

function foot(frame) {
  const { session, connection } = frame;
  return html`
    <div class="foot">
      <button type="button" class="who" popovertarget="account" title="${session.name}: ${connection.words}">
        <span class="face">${avatar({ id: session.id, name: session.name }, { size: "small" })}<span class="on" data-state=${connection.state}></span></span>
        <span><span class="name" dir="auto">${session.name}</span><span class="live" data-testid="connection">${connection.words}</span></span>
      </button>
      <button
        type="button"
        class="button ghost icon small"
        aria-label="Switch between light and dark"
        title="Light or dark (t)"
        @click=${() => frame.switchTheme()}
      >
        ${icon("moon")}
      </button>
      ${accountMenu(frame)}
    </div>`;
}

/** On the phone: the agent's screens, and a sheet with the rest. */
export function bottomNavigation(frame) {
  const rows = frame.rows();
  const first = rows.filter(({ group }) => !group).slice(0, 3);
  const isElsewhere = !first.some(({ path }) => path === frame.route.path[0]);
  return html`
    <nav class="bottom-nav" aria-label="Main, short">
      ${first.map((row) => bottomLink(row, frame))}
      <button type="button" aria-current=${isElsewhere ? "page" : nothing} @click=${() => frame.openMore()}>
        ${icon("menu")}More
      </button>
    </nav>`;
}

function bottomLink({ path, words, icon: picture }, { route, badges }) {
  const badge = badges.get(path);
  return html`
    <a href="/${path}" aria-current=${route.path[0] === path ? "page" : nothing}
      >${icon(picture)}${words}${badge?.hot && badge.amount ? html`<span class="count">${badge.amount}</span>` : nothing}</a
    >`;
}
