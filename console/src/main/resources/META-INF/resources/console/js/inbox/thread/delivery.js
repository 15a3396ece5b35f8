// What became of an outbound message, in words and with what helps. The API's own words (`errorText`, `remedy`) come
// first; those here stand in for an older API and name the buttons. One table beside the API's twilio-errors.tsv.
const FAILURES = [
  [[21211, 21614, 63003], "This is not a number that takes texts.", "Check the number, or call.", ["check", "call"]],
  [[21408], "Your account may not text this country.", "Tell an admin.", ["admin"]],
  [[21610, 63014], "They do not want texts from this number.", "Call instead.", ["call", "note"]],
  // Those that go out by themselves are held or queued; what has failed does not.
  [[21611, 30001, 63018, 20429], "Too many at once.", "Send it again in a while; send less at a time.", ["again", "later"]],
  [[30002, 20003], "The Twilio account is suspended or its credentials are wrong.", "Tell an admin.", ["admin"]],
  [[30003], "The phone is off or out of reach.", "Send it again later.", ["again", "later"]],
  [[30004], "The customer or carrier blocks this number.", "Call instead.", ["call"]],
  [[30005], "The number does not exist or is switched off.", "Check the number, or call.", ["check", "call"]],
  [[30006, 21635], "A landline, or a carrier that takes no texts.", "Call instead.", ["call"]],
  [[30007], "The carrier took it for spam.", "Short links often cause this. Use the full address of your site.", ["edit"]],
  [[30008], "The carrier gives no reason.", "Send it again.", ["again"]],
  [[30032, 30034], "Your number is not registered for texting in this country.", "Tell an admin.", ["admin"]],
  [[30036, 35114, 35115, 35116, 35117], "Too late or too far ahead to send.", "Change the time.", ["time"]],
  [[63016], "24 hours have passed; WhatsApp takes templates only.", "Choose a template, or text by SMS.", ["template", "sms"]],
];
// What helps with a text that the API refuses, by the problem's code; its detail says the reason.
const REFUSALS = {
  "opted-out": ["call", "note", "discard"],
  "outside-whatsapp-window": ["template", "edit", "discard"],
  "recipient-cannot-receive": ["note", "discard"],
};
// Titles that only repeat the HTTP status and say no reason.
const STATUS_WORDS = new Set(["Bad Request", "Forbidden", "Not Found", "Conflict", "Content Too Large", "Payload Too Large", "Unprocessable Content", "Unprocessable Entity"]);
const OTHER = ["", "", ["again", "edit"]];

const PROGRESS = {
  scheduled: { kind: "later", words: "Scheduled", icon: "calendar-clock" },
  accepted: { kind: "sending", words: "Sending", icon: "clock" },
  queued: { kind: "sending", words: "Sending", icon: "clock" },
  sending: { kind: "sending", words: "Sending", icon: "clock" },
  sent: { kind: "sent", words: "Sent", icon: "check" },
  delivered: { kind: "delivered", words: "Delivered", icon: "check-check" },
  partially_delivered: { kind: "delivered", words: "Delivered in part", icon: "check" },
  read: { kind: "read", words: "Read", icon: "check-check" },
  canceled: { kind: "canceled", words: "Canceled", icon: "ban" },
  received: { kind: "received", words: "Received", icon: "check" },
};

/** What became of a message: `{kind, words, icon}`, and of a failed one `{reason, remedy, code, offers}` as well. */
export function delivery(message) {
  const { status } = message;
  if (status === "failed" || status === "undelivered") return failed(message);
  if (status === "held") return held(message);
  if (status === "unknown") return unsure();
  return PROGRESS[status] ?? { kind: "sent", words: status, icon: "check" };
}

/** What became of an entry of the outbox, in the same form. Online, what has not been tried yet is as good as sent. */
export function outboxDelivery({ state, problem, attempts }, isOffline = false) {
  if (state === "sending" || (state === "waiting" && !isOffline && !attempts)) return PROGRESS.sending;
  if (state === "waiting") return { kind: "waiting", words: "Waits for your connection", icon: "cloud-off" };
  if (state === "unknown") {
    const reason = `${sentence(problem?.title ?? "Switchboard did not answer")} It is tried again by itself and goes out once.`;
    return { kind: "unsure", words: "Not confirmed yet", reason, remedy: "", offers: ["retry", "discard"] };
  }
  return refusedEntry(problem ?? {});
}

function refusedEntry({ title = "", detail = "", code }) {
  const offers = REFUSALS[code] ?? ["edit", "discard"];
  const [reason, remedy] = STATUS_WORDS.has(title) && detail ? [detail, ""] : [title, detail];
  return { kind: "failed", words: "Not sent", reason: sentence(reason), remedy, offers };
}

const sentence = (text) => text.replace(/[^.!?]$/, "$&.");

function failed({ errorCode, errorText, remedy }) {
  const code = Number(errorCode) || undefined;
  const [, words, help, offers] = FAILURES.find(([codes]) => codes.includes(code)) ?? [[], ...OTHER];
  return {
    kind: "failed",
    words: "Not delivered",
    icon: "circle-alert",
    reason: withoutHeading(errorText ?? words),
    remedy: remedy ?? help,
    code,
    offers,
  };
}

const held = (message) => ({
  ...failed(message),
  kind: "held",
  words: "Waits",
  icon: "clock",
  remedy: message.remedy ?? "It goes out by itself.",
  offers: [],
});

const unsure = () => ({
  kind: "unsure",
  words: "Twilio did not answer",
  icon: "triangle-alert",
  reason: "We look up whether it went out before anything is sent again.",
  remedy: "There is nothing to do for you.",
  offers: [],
});

/** A code that the API does not know has "Not delivered." as its text, which stands before it anyway. */
const withoutHeading = (text) => (text === "Not delivered." ? "" : text);

/** A sentence that goes on after a colon begins with a small letter, unless its first word is a name. */
export function afterColon(sentence) {
  return sentence.replace(/^(The|This|They|Your|A|An|It|Too|Too many|WhatsApp)\b/, (word) =>
    word === "WhatsApp" ? word : word.toLowerCase(),
  );
}
