const REASONS = [
  [[21211, 21614, 63003], "Not a number that takes texts"],
  [[21408], "The account may not text this country"],
  [[21610, 63014], "They do not want texts from this number"],
  [[21611, 30001, 63018, 20429], "Too many at once; it goes out by itself"],
  [[30002, 20003], "The Twilio account is suspended or its credentials are wrong"],
  [[30003], "The phone is off or out of reach"],
  [[30004], "The customer or carrier blocks the number"],
  [[30005], "The number does not exist or is switched off"],
  [[30006, 21635], "A landline, or a carrier that takes no texts"],
  [[30007], "The carrier took it for spam; short links often cause this"],
  [[30008], "The carrier gives no reason"],
  [[30032, 30034], "The number is not registered for texting in this country"],
  [[30036, 35114, 35115, 35116, 35117], "Too late or too far ahead to send"],
  [[63016], "24 hours have passed; WhatsApp takes templates only"],
];

/** Why messages were not delivered, by Twilio's code. */
export const reasonWords = (code) => REASONS.find(([codes]) => codes.includes(Number(code)))?.[1] ?? "Not delivered";
