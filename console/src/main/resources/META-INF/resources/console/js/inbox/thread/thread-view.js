import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { whenLoaded } from "../../parts/loaded.js";
import { composerView } from "./composer-view.js";
import { dialogsView } from "./dialogs.js";
import { headerView } from "./header.js";
import { lightbox } from "./lightbox.js";
import { greyBubbles } from "./grey-bubbles.js";
import { timelineView } from "./timeline-view.js";
import { words } from "./words.js";

/** The open conversation. */
export function threadView(state, actions) {
  const { contact, theirAddress } = state.conversation;
  return html`
    <section class="thread" data-testid="thread" aria-label=${words.conversationWith(contact?.name || contact?.display || theirAddress)}>
      ${headerView(state, actions)}
      ${timelineView(state, actions)}
      ${composerView(state, actions)}
      ${dialogsView(state, actions)}
      ${lightbox(state.lightbox, state.files, { move: actions.moveLightbox, zoom: actions.zoomLightbox, close: actions.closeLightbox })}
    </section>`;
}

/** While it is not known whom the conversation is with, or where there is none. */
export const openingView = (loading, erasedAt) => html`
  <section class="thread" aria-label="Conversation" aria-busy=${!erasedAt && loading.isLoading}>
    ${erasedAt ? gone("eraser", words.erased(erasedAt), words.erasedDetail)
      : loading.problem?.status === 404 ? gone("search", words.missing, words.missingDetail)
      : whenLoaded(loading, { what: "The conversation", skeleton: greyBubbles, view: greyBubbles })}
  </section>`;

const gone = (picture, title, detail) => html`
  <div class="cannot-load" role="status" data-testid="missing">
    ${icon(picture)}<b>${title}</b>
    <p>${detail}</p>
    <a class="button" href="/inbox">To the inbox</a>
  </div>`;
