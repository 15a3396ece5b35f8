import { html } from "../lib/html.js";

/** A switch that acts at once. `onChange(isOn)` is told the wanted state; what is shown is `isOn` alone. */
export const switchControl = ({ label, isOn, onChange, disabled = false }) =>
  html`<button
    type="button"
    class="switch ${isOn ? "on" : ""}"
    role="switch"
    aria-checked=${isOn ? "true" : "false"}
    aria-label=${label}
    ?disabled=${disabled}
    @click=${() => onChange(!isOn)}
  ></button>`;
