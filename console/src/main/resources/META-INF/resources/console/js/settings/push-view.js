import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { switchControl } from "../parts/switch-control.js";
import { time } from "../parts/time.js";
import { notifications as words } from "./words.js";

/** Web Push: a switch for this browser, and the others that take pushes. */
export const pushPart = (push, { isReadOnly }) => html`
  <section class="set-part" aria-labelledby="push">
    <h3 class="t-sect" id="push">${words.push}</h3>
    <div class="set-switch">
      <div>
        <b aria-hidden="true">${words.pushHere}</b>
        <p class="t-meta">${push.isPossible ? words.pushHint : words.pushImpossible}</p>
      </div>
      ${switchControl({
        label: words.pushHere,
        isOn: push.isHere,
        disabled: !push.isPossible || push.isBusy || isReadOnly,
        onChange: (isWanted) => push.turn(isWanted),
      })}
    </div>
    ${push.problem ? html`<p class="set-problem" role="alert">${words.pushFails} ${push.problem.message}</p>` : nothing}
    ${whenLoaded(push.others, {
      what: words.pushList,
      empty: () => html`<p class="t-meta">${words.noPush}</p>`,
      view: (items) => html`<ul class="set-list">${items.map((item) => html`<li>${subscription(item, push)}</li>`)}</ul>`,
    })}
  </section>`;

const subscription = ({ id, host, createdAt }, push) => html`
  <span class="set-two">
    <b>${host}${id === push.ownId ? html` <span class="badge accent">${words.thisBrowser}</span>` : nothing}</b>
    <span class="quiet">${words.since} ${time(createdAt)}</span>
  </span>
  <button type="button" class="button ghost icon small" aria-label=${words.endPush(host)} ?disabled=${push.isBusy}
    @click=${() => push.end(id)}>${icon("x", "small")}</button>`;
