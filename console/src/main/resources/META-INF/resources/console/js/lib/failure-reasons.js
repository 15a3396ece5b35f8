const REASONS = {
  20003: "The Twilio account is suspended or its credentials are wrong",
  21211: "Not a number that takes texts",
  21408: "The account may not text this country",
  21610: "They do not want texts from this number",
  21614: "Not a number that takes texts",
  30001: "Too many at once",
  30002: "The Twilio account is suspended or its credentials are wrong",
  30003: "The phone is off or out of reach",
  30004: "The customer or carrier blocks the number",
  30005: "The number does not exist or is switched off",
  30006: "A landline, or a carrier that takes no texts",
  30007: "The carrier took it for spam",
  30032: "The number is not registered for texting in this country",
  30034: "The number is not registered for texting in this country",
  63003: "Not a number that takes texts",
  30008: "The carrier gives no reason",
  63016: "24 hours have passed; WhatsApp takes templates only",
};

/** Why messages were not delivered, by Twilio's code. */
export const reasonWords = (code) => REASONS[code] ?? "Not delivered";
