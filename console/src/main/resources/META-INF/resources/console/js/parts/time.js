import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { agoWords } from "../lib/times.js";
import { clock } from "../lib/times.js";
import { comingWhen } from "../lib/times.js";
import { moment } from "../lib/times.js";
import { pastWhen } from "../lib/times.js";
import { shortWhen } from "../lib/times.js";
import { time as timeOfDay } from "../lib/times.js";

const FORMS = { short: shortWhen, ago: agoWords, coming: comingWhen, past: pastWhen, time: timeOfDay, clock };

/**
 * A moment in the reader's locale, with the exact time as tooltip. Forms: short ("9:41", "Yesterday", "12 Sep"),
 * time ("9:41"), clock ("9:41:07"), ago ("2 min ago"), coming ("Thu 9:00"), past ("Yesterday, 9:41").
 */
export function time(at, form = "short") {
  const date = new Date(at ?? NaN);
  if (Number.isNaN(date.getTime())) return nothing;
  return html`<time datetime=${date.toISOString()} title=${moment(date)}>${FORMS[form](date)}</time>`;
}
