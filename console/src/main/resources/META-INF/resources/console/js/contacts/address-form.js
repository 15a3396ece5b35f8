import { html, nothing } from "../lib/html.js";
import { problemLine } from "../parts/problem-line.js";
import { contactsApi } from "./api.js";
import { contactAddress } from "./filters.js";
import { channelWords, kindWords } from "./words.js";

const LOOK_AFTER = 250;
const CHANNELS = ["sms", "whatsapp"];

/** A further address for a contact, which the server reads while it is written. */
export class AddressForm {
  text = "";
  channel = "sms";
  found;
  problem;
  isSaving = false;

  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  write(text) {
    clearTimeout(this.#timer);
    this.set({ text, found: undefined, problem: undefined });
    if (text.trim()) this.#timer = setTimeout(() => this.#look(text), LOOK_AFTER);
  }

  set(values) {
    Object.assign(this, values);
    this.#changed();
  }

  /** Answers the contact with the address, or nothing when it was refused. */
  async save(contactId) {
    this.set({ isSaving: true, problem: undefined });
    try {
      return await contactsApi.addAddress(contactId, this.channel, this.found?.address ?? this.text.trim());
    } catch (problem) {
      this.set({ problem });
      return undefined;
    } finally {
      this.set({ isSaving: false });
    }
  }

  async #look(text) {
    const found = await contactsApi.address(text).catch(() => undefined);
    if (text === this.text) this.set({ found });
  }
}

export const addressForm = (form, { add, close }) => html`
  <form
    class="contact-address-form"
    @submit=${(event) => {
      event.preventDefault();
      add();
    }}
  >
    <span class="field">
      <input required autofocus autocomplete="off" aria-label="Number" placeholder="+1 555 123 4567" .value=${form.text} @input=${(event) => form.write(event.target.value)} />
      <select aria-label="Channel" @change=${(event) => form.set({ channel: event.target.value })}>
        ${CHANNELS.map((channel) => html`<option value=${channel} ?selected=${channel === form.channel}>${channelWords(channel)}</option>`)}
      </select>
    </span>
    ${form.found ? foundView(form.found) : nothing}
    ${problemLine(form.problem && (form.problem.detail ?? form.problem.message))}
    <p>
      <button class="button primary small" ?disabled=${form.isSaving || Boolean(form.found?.contact)}>Add</button>
      <button type="button" class="button ghost small" @click=${close}>Cancel</button>
    </p>
  </form>`;

const foundView = (found) => html`
  <p class="t-meta" role="status">
    ${found.display}, ${kindWords(found)}${found.contact
      ? html`. <a href=${contactAddress(found.contact.id)} dir="auto">${found.contact.name ?? "Another contact"}</a> has it: merge the two instead.`
      : nothing}
  </p>`;
