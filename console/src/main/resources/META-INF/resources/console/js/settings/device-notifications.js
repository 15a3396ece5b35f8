import { html } from "../lib/html.js";
import { switchControl } from "../parts/switch-control.js";
import { changeDevice, device } from "../state/device.js";
import { notifications as words } from "./words.js";

/** Whether the desktop of this device shows notifications; the browser asks the person once. */
export function deviceNotifications(context) {
  const isPossible = "Notification" in globalThis;
  const isRefused = isPossible && Notification.permission === "denied";
  const isOn = isPossible && Notification.permission === "granted" && device().desktop.isOn;
  return html`
    <section class="set-part" aria-labelledby="this-device">
      <h3 class="t-sect" id="this-device">${words.thisDevice}</h3>
      <div class="set-switch">
        <div>
          <b aria-hidden="true">${words.desktop}</b>
          <p class="t-meta">${isPossible ? (isRefused ? words.desktopRefused : words.desktopHint) : words.desktopImpossible}</p>
        </div>
        ${switchControl({
          label: words.desktop,
          isOn,
          disabled: !isPossible || isRefused,
          onChange: (value) => turn(value, context),
        })}
      </div>
    </section>`;
}

async function turn(isWanted, context) {
  const isOn = isWanted && (await Notification.requestPermission()) === "granted";
  changeDevice({ desktop: { ...device().desktop, isOn } });
  context.changed();
}
