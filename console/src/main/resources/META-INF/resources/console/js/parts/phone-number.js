import { html } from "../lib/html.js";
import { bareAddress } from "../lib/phone.js";
import { phoneWords } from "../lib/phone.js";

/** A number grouped for reading, from left to right in every language, which is copied as it is dialled. */
export const phoneNumber = (address, display) =>
  html`<bdi class="num phone-number" dir="ltr" @copy=${(event) => copyBare(event, address)}>${phoneWords(address, display)}</bdi>`;

/** Only where the number alone is copied: a selection over more is left as it reads. */
function copyBare(event, address) {
  const selected = getSelection().toString().trim();
  if (!selected || selected !== event.currentTarget.textContent.trim()) return;
  event.clipboardData.setData("text/plain", bareAddress(address));
  event.preventDefault();
}
