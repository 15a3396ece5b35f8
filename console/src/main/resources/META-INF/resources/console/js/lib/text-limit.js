// https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
export const LONGEST_TEXT = 1600;
const WORTH_MENTIONING = 1400;

/** Can this text be sent, and what should its writer know? */
export function checkText(text) {
  const excess = text.length - LONGEST_TEXT;
  return { sendable: text.trim() !== "" && excess <= 0, tooLong: excess > 0, words: words(text.length, excess) };
}

function words(length, excess) {
  if (excess > 0) return `${number(excess)} too many: a text has at most ${number(LONGEST_TEXT)} characters.`;
  if (length >= WORTH_MENTIONING) return `${number(-excess)} of ${number(LONGEST_TEXT)} characters left`;
  return "";
}

const number = (n) => n.toLocaleString("en");
