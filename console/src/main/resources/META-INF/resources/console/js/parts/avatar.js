import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { hueOf } from "../lib/initials.js";
import { initials } from "../lib/initials.js";
import { icon } from "./icon.js";

const CHANNELS = {
  sms: { look: "sms", icon: "message-square" },
  mms: { look: "sms", icon: "message-square" },
  rcs: { look: "sms", icon: "message-square" },
  whatsapp: { look: "wa", icon: "message-circle" },
  messenger: { look: "wa", icon: "message-circle" },
  voice: { look: "voice", icon: "phone" },
  call: { look: "voice", icon: "phone" },
};

/**
 * A person's initials in a colour of their own (by id), or the last two digits of a number without a name. It is
 * hidden from screen readers, since the name stands beside it. Sizes: tiny, small, large.
 */
export const avatar = ({ id, name, display }, { size = "", channel } = {}) =>
  html`<span class="avatar ${size}" data-h=${hueOf(id ?? name ?? display)} aria-hidden="true"
    >${lettersFor(name, display)}${channelBadge(channel)}</span
  >`;

const lettersFor = (name, display) =>
  initials(name) || (display ?? name ?? "").replace(/\D/g, "").slice(-2) || icon("user", "small");

function channelBadge(channel) {
  const known = CHANNELS[channel];
  return known ? html`<span class="channel ${known.look}">${icon(known.icon)}</span>` : nothing;
}
