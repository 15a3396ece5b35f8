import { Arrivals } from "/console/js/health/arrivals.js";
import { mendingLink } from "/console/js/health/mending-links.js";
import { trafficOf } from "/console/js/health/traffic.js";
import { reasonWords } from "/console/js/lib/failure-reasons.js";
import { equal, test } from "./testing.js";

const NOW = Date.parse("2026-11-27T10:00:00Z");
const ago = (seconds) => new Date(NOW - seconds * 1000).toISOString();

test("traffic is counted by minute, and minutes that are not known are gaps", () => {
  const entries = [
    { at: ago(10), family: "inbound-message" },
    { at: ago(20), family: "inbound-message" },
    { at: ago(70), family: "message-status", type: "com.twilio.messaging.message.sent" },
    { at: ago(75), family: "message-status", type: "com.twilio.messaging.message.delivered" },
    { at: ago(80), family: "call-status", parameters: { CallStatus: ["initiated"], Direction: ["outbound-api"] } },
    { at: ago(80), family: "call-status", parameters: { CallStatus: ["initiated"], Direction: ["inbound"] } },
  ];
  const { textsIn, textsOut, callsIn, callsOut } = trafficOf(entries, NOW, NOW - 150_000);
  equal(textsIn.series.slice(-4), [null, null, 0, 2]);
  equal([textsIn.perMinute, textsOut.perMinute, callsIn.perMinute, callsOut.perMinute], [1, 0.5, 0, 0.5]);
  equal(trafficOf([], NOW).textsIn.series.includes(null), false);
});

test("the way of texts to the screen is measured by the server's clock", () => {
  const arrivals = new Arrivals();
  equal(arrivals.median, undefined);
  arrivals.clockIs("2026-11-27T10:00:05Z", NOW);
  for (const late of [5100, 5300, 9000]) arrivals.apply({ type: "message.received", data: { createdAt: ago(-5) } }, NOW + late - 5000);
  arrivals.apply({ type: "message.queued", data: { createdAt: ago(0) } }, NOW);
  equal(arrivals.median, { millis: 300, texts: 3 });
});

test("a finding leads to where it is mended", () => {
  const href = (id, state = "broken") => mendingLink({ id, state })?.href;
  equal(href("webhooks:PN1"), "/numbers/PN1/webhooks");
  equal(href("webhooks:PN1@AC1"), "/numbers/PN1/webhooks");
  equal(href("conversations-webhook@AC1", "warning"), "/settings/conversations");
  equal([href("balance"), href("balance", "ok"), href("clock")], ["https://www.twilio.com/console/billing", undefined, undefined]);
});

test("each code of the table of failures has words", () => {
  const codes = [21611, 21635, 20429, 30036, 35114, 35117, 63014, 63018];
  equal(codes.filter((code) => reasonWords(String(code)) === "Not delivered"), []);
  equal(reasonWords("unknown"), "Not delivered");
});
