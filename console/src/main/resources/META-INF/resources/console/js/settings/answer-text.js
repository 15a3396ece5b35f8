/** The variables of automatic answers, with what the previews put in their place. */
export const VARIABLES = [
  { name: "contact.name", words: "Customer's name", sample: "Tom Okafor" },
  { name: "contact.address", words: "Customer's number", sample: "+15551230103" },
  { name: "our.address", words: "Our number", sample: "+15005550006" },
  { name: "message.body", words: "Their message", sample: "" },
];

const LONGEST = 1600;

/** An answer as the customer reads it. A value is inserted as it is: braces in it are text. */
export function filledIn(text, values = {}) {
  const samples = Object.fromEntries(VARIABLES.map(({ name, sample }) => [name, sample]));
  const all = { ...samples, ...values };
  return text.replace(/\{\{([^{}]+)\}\}/g, (written, name) => all[name] ?? written).slice(0, LONGEST);
}
