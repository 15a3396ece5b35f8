import { html } from "../../lib/html.js";
import { svg } from "../../lib/html.js";

const BARS = 52;
const SPOKEN = ["speak", "whisper", "confirm", "voicemail", "connect"];

/** Draws a call as a wave: high where it speaks, low where it waits, in colour up to the position. */
export function wave(steps, seconds, position) {
  const bars = Array.from({ length: BARS }, (_, index) => bar(steps, seconds, position, index));
  return html`<div class="wave" aria-hidden="true">
    <svg viewBox="0 0 ${BARS * 4} 28" preserveAspectRatio="none">${bars}</svg>
  </div>`;
}

function bar(steps, seconds, position, index) {
  const at = (index / BARS) * seconds;
  const step = steps.findLast((other) => other.at <= at);
  const height = SPOKEN.includes(step?.kind) ? 8 + ((index * 7919) % 16) : 3;
  return svg`<rect class=${at < position ? "on" : "off"} x=${index * 4} y=${14 - height / 2} width="2.4" height=${height} rx="1.2" />`;
}
