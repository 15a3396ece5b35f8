/** The emoji of the composer, each with the words that find it. */
export const EMOJI = [
  ["👍", "thumbs up yes ok good"], ["🙏", "thanks please folded hands"], ["😊", "smile happy blush"], ["😀", "grin happy"],
  ["😂", "laugh tears joy"], ["🙂", "slight smile"], ["😉", "wink"], ["😍", "love eyes heart"],
  ["😎", "cool sunglasses"], ["🤔", "think hmm"], ["😅", "sweat relief"], ["😢", "cry sad tear"],
  ["😞", "sad disappointed"], ["😡", "angry"], ["😮", "surprised wow"], ["😴", "sleep tired"],
  ["🤗", "hug"], ["🤝", "handshake deal"], ["👋", "wave hello bye"], ["👏", "clap bravo"],
  ["🙌", "hands raised hooray"], ["👌", "ok perfect"], ["✌️", "peace victory"], ["🤞", "fingers crossed luck"],
  ["💪", "strong muscle"], ["👎", "thumbs down no"], ["👀", "eyes look"], ["❤️", "red heart love"],
  ["💚", "green heart"], ["💙", "blue heart"], ["✨", "sparkles new"], ["🎉", "party tada congratulations"],
  ["🎁", "gift present"], ["🎂", "birthday cake"], ["⭐", "star"], ["🔥", "fire hot"],
  ["✅", "check done yes"], ["❌", "cross no wrong"], ["⚠️", "warning careful"], ["❓", "question"],
  ["❗", "exclamation important"], ["💡", "idea bulb"], ["⏰", "alarm clock time"], ["📅", "calendar date"],
  ["📍", "pin place location"], ["📞", "phone call"], ["📱", "mobile phone"], ["💬", "speech message"],
  ["✉️", "letter mail"], ["📎", "paperclip attachment"], ["📷", "camera photo"], ["🧾", "receipt invoice bill"],
  ["💳", "card payment"], ["💰", "money"], ["🛒", "cart shopping"], ["📦", "package parcel delivery"],
  ["🚚", "truck delivery"], ["🚲", "bike bicycle"], ["🚗", "car"], ["🏠", "house home"],
  ["🔧", "wrench repair tool"], ["☀️", "sun weather"], ["🌧️", "rain weather"], ["☕", "coffee"],
];

/** The emoji whose words begin with what was typed. */
export function emojiFor(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return EMOJI;
  return EMOJI.filter(([, names]) => names.split(" ").some((name) => name.startsWith(wanted)));
}
