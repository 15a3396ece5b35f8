import { html } from "/console/js/lib/html.js";
import { avatar } from "/console/js/parts/avatar.js";
import { icon } from "/console/js/parts/icon.js";
import { player } from "/console/js/parts/player.js";
import { writtenText } from "/console/js/parts/written-text.js";

export const messages = (state, actions) => [
  { look: "thread-bg", content: html`${states.map(sent)}` },
  { look: "thread-bg", content: html`${failed()}${written()}` },
  { look: "thread-bg", content: html`${calls(state, actions)}` },
  { content: composer() },
  { content: locked() },
  { content: toasts() },
];

const states = [
  { icon: "clock", words: "Sending" },
  { icon: "check", words: "Sent" },
  { icon: "check-check", words: "Delivered" },
  { icon: "check-check", words: "Read 9:33", look: "read" },
];

const sent = ({ icon: name, words, look = "" }) =>
  html`<div class="m out">
    <div class="bubble">See you at three!</div>
    <p class="meta">Sara · 9:31 · <span class="st ${look}">${icon(name, "small")} ${words}</span></p>
  </div>`;

const failed = () => html`<div class="m out wait">
    <div class="bubble">See you at three!</div>
    <p class="meta warn">${icon("cloud-off", "small")} Waits for your connection · <a href="#discard">Discard</a></p>
  </div>
  <div class="m out failed">
    <div class="bubble">We will see you then!</div>
    <div class="why">
      ${icon("circle-alert")}
      <div>
        <b>Not delivered: the number does not exist or is switched off.</b> Check it with the customer, or call.
        <span class="code">Twilio 30005</span>
        <div class="acts"><button type="button" class="button small">${icon("rotate-ccw", "small")} Send again</button></div>
      </div>
    </div>
  </div>
  <div class="m out unsure">
    <div class="bubble">Your invoice is attached.</div>
    <div class="why w">${icon("triangle-alert")}<div><b>Twilio did not answer.</b> We look up whether it went out.</div></div>
  </div>`;

const written = () => html`<div class="m in">
    <blockquote>You: The repair is $84 in all. Shall we go ahead?</blockquote>
    <div class="bubble">${writtenText("Yes please, as in https://en.wikipedia.org/wiki/Trek_(bicycle). javascript:alert(1)")}</div>
    <p class="meta">9:33</p>
  </div>
  <div class="m in">${writtenText("👍🏽 🎉")}</div>
  <div class="m in"><div class="bubble">${writtenText("متى سيصل طلبي؟ 2231")}</div></div>
  <div class="m in"><div class="bubble">${writtenText("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")}</div></div>
  <div class="m in">
    <div class="file">
      ${icon("file", "large")}
      <div><b>invoice-2231.pdf</b><span class="t-meta">PDF · 214 KB</span></div>
      <button type="button" class="button ghost icon small" aria-label="Download the invoice">${icon("download", "small")}</button>
    </div>
  </div>`;

const calls = ({ isPlayerShown }, { set }) => html`<div class="call">
    <div class="call-head">
      <span class="call-i">${icon("phone-incoming")}</span>
      <div><b>Call, 0:04</b><span class="t-meta">Jonas answered · recorded</span></div>
      <time class="t-meta">9:15</time>
    </div>
    ${isPlayerShown ? player({ source: "/tests/tone.wav", seconds: 4, words: "Call with Emma", download: true }) : ""}
    ${player({ source: "/tests/tone.wav?second", seconds: 4, words: "Voicemail from Tom" })}
    ${player({ source: "/tests/absent.wav", seconds: 24, words: "A recording that is gone" })}
  </div>
  <button type="button" class="button small" data-testid="leave" @click=${() => set({ isPlayerShown: !isPlayerShown })}>Leave or come back</button>
  <div class="call">
    <div class="call-head">
      <span class="call-i live-i">${icon("phone-incoming")}</span>
      <div><b>Ringing at Workshop …</b><span class="t-meta">Emil’s mobile, then Jonas</span></div>
      <span class="badge voice num">0:08</span>
    </div>
  </div>
  <div class="note">
    <header>
      ${avatar({ id: "jonas", name: "Jonas Berg" }, { size: "tiny" })}<b>Jonas</b>
      <span class="lock">${icon("lock", "small")} Only your team sees this</span><time>9:22</time>
    </header>
    <p><mark>@Sara</mark> part arrives Wednesday.</p>
  </div>
  <p class="event">${icon("alarm-clock", "small")} <span><b>Sara</b> snoozed this until Wed 9:00</span></p>
  <p class="newline"><span>New since you left</span></p>
  <div class="m typing-in"><div class="bubble"><i></i><i></i><i></i></div></div>`;

const composer = () => html`<div class="box note-box">
    <div class="modes" role="tablist" aria-label="Reply or note">
      <button type="button" role="tab" aria-selected="false">Reply</button>
      <button type="button" role="tab" aria-selected="true">${icon("lock", "small")} Note</button><span class="from">Only your team sees this</span>
    </div>
    <textarea rows="2" aria-label="Your note">Can you call the supplier?</textarea>
    <div class="tools"><span class="grow"></span><button type="button" class="button primary">Add note</button></div>
  </div>
  <div class="box">
    <div class="att">
      <figure class="thumb"></figure>
      <div class="upl"><b>derailleur.jpg</b><progress max="1.8" value="1.1" aria-label="derailleur.jpg"></progress><span class="t-meta">1.1 of 1.8 MB</span></div>
      <button type="button" class="button ghost icon small" aria-label="Remove">${icon("x", "small")}</button>
    </div>
    <p class="ta">Here is the bent one.</p>
  </div>`;

const locked = () => html`<div class="lockbox">
    ${icon("message-circle")}
    <div>
      <b>WhatsApp takes only templates now</b>
      <p>24 hours have passed since Priya wrote. An approved template opens a new window.</p>
      <p class="line"><button type="button" class="button primary">Choose a template</button></p>
    </div>
  </div>
  <div class="lockbox bad">${icon("ban")}<div><b>Dana does not want texts</b><p>She wrote STOP on 12 Nov.</p></div></div>`;

const toasts = () => html`<div class="toasts">
  <p class="toast">${icon("check")} Closed. <button type="button">Undo</button><kbd>⌘Z</kbd></p>
  <p class="toast bad">${icon("circle-alert")} The label could not be added. <button type="button">Try again</button></p>
</div>`;
