import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { words } from "./words.js";

export const backToList = (href, title) => html`
  <p class="set-up"><a href=${href}>${icon("chevron-left", "small")} ${title}</a></p>`;

/** The button below a list that has more, with what went wrong at the last time. */
export const moreButton = (list) =>
  list.hasMore
    ? html`
        ${list.following.problem ? html`<p class="set-problem" role="alert">${list.following.problem.message}</p>` : nothing}
        <button type="button" class="button" ?disabled=${list.following.isLoading} @click=${() => list.more()}>${words.more}</button>`
    : nothing;
