import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";

/** What concerns the person: own settings, shortcuts, the end of the session. */
export const accountMenu = (frame) => html`
  <div id="account" class="account-menu" popover>
    <p class="t-meta"><bdi>${frame.session.name}</bdi>, ${rolesWords(frame.session.roles)}</p>
    ${frame.session.tenant
      ? html`<a class="item" href="/settings/profile" @click=${hide}>${icon("user")}Your settings</a>`
      : nothing}
    <button type="button" class="item" @click=${after(() => frame.showHelp())}>${icon("keyboard")}Keyboard shortcuts<kbd>?</kbd></button>
    <button type="button" class="item" data-testid="log-out" @click=${after(() => frame.logOut())}>${icon("log-out")}Log out</button>
  </div>`;

const after = (action) => (event) => {
  hide(event);
  action();
};

const hide = (event) => event.currentTarget.closest("[popover]").hidePopover();

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

const rolesWords = (roles) => LIST.format(roles.length > 0 ? roles : ["no role"]);
