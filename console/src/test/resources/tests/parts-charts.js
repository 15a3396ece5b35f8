import { html } from "/console/js/lib/html.js";
import { bars } from "/console/js/parts/bars.js";
import { check } from "/console/js/parts/check.js";
import { diff } from "/console/js/parts/diff.js";
import { sparkline } from "/console/js/parts/sparkline.js";
import { steps } from "/console/js/parts/steps.js";
import { timeSeries } from "/console/js/parts/time-series.js";

const start = new Date(2026, 10, 1).getTime();
const hours = Array.from({ length: 48 }, (_, hour) => start + hour * 3_600_000);

export const charts = (state, { did }) => [
  { look: "wide", content: bars({ title: "Texts a day in November", unit: "texts", items: days() }) },
  { content: html`${sparkline({ words: "Texts of the last days: rising", values: [3, 5, 4, null, null, 6, 9, 8] })}
      ${sparkline({ words: "Minutes: level", values: [4, 4, 4], look: "voice" })}` },
  { look: "wide", content: timeSeries({ title: "Texts per hour", times: hours, series: lines() }) },
  { content: html`${diff({ before: "https://old.example.com/voice", after: "https://hooks.millers.example/voice", names: ["has", "should"] })}
      ${diff({ before: { hours: { mon: "8–17" }, text: "Closed" }, after: { hours: { mon: "8–18" }, text: "Closed", isOn: true } })}` },
  { look: "wide", content: html`<ul class="checks">${checks(did)}</ul>` },
  { content: steps(buying) },
];

const days = () =>
  Array.from({ length: 30 }, (_, index) => {
    const [out, received, failed] = [200 + ((index * 37) % 190), 80 + ((index * 23) % 90), index % 9 === 4 ? 20 : 0];
    const parts = [{ words: "Out", value: out }, { words: "In", value: received }, { words: "Not delivered", value: failed }];
    return index === 12 ? { label: "13 Nov", value: null } : { label: `${index + 1} Nov`, value: out + received + failed, parts };
  });

const lines = () => [
  { words: "In", values: hours.map((_, hour) => Math.round(20 + 15 * Math.sin(hour / 4))) },
  { words: "Out", values: hours.map((_, hour) => (hour > 20 && hour < 25 ? null : Math.round(30 + 12 * Math.cos(hour / 5)))) },
];

const checks = (did) => [
  check({
    state: "bad",
    words: "Voice URL of +1 500 555 0006 points elsewhere",
    detail: "Calls to Workshop do not reach you since 10:12 today.",
    action: { words: "Repair", icon: "wrench", kind: "primary", run: () => did("repaired") },
  }),
  check({ state: "warn", words: "Balance is 4.20 USD", detail: "That is two days of texts.", action: { words: "Top up at Twilio", href: "https://www.twilio.com/" } }),
  check({ state: "good", words: "Credentials work", detail: "Token rotated 12 days ago.", since: Date.now() - 2000 }),
  check({ state: "unknown", words: "Registration could not be asked", detail: "Twilio answered 503 at 9:40." }),
];

const buying = [
  { words: "Intended", state: "done", detail: "Recorded before anything is paid for", at: start },
  { words: "Bought at Twilio", state: "done", detail: "PN4f…91 · 1.15 USD a month", at: start + 1000 },
  { words: "Pointing its webhooks here", state: "now", detail: "8 of 10 fields set", at: start + 2000 },
  { words: "Reading them back, then active", state: "waiting" },
  { words: "Sender for WhatsApp", state: "failed", detail: "Twilio refused it" },
  { words: "Bought at Twilio", state: "undone", detail: "Given back" },
];
