/** Words with which customers refuse, allow or ask about messages. Twilio answers them itself (docs/consent.md). */
const REFUSALS =
  "stop stopall unsubscribe end quit cancel revoke optout arret arreter desabonner stopp abmelden abbestellen alto baja parar " +
  "cancelar pare sair annulla cancella стоп отписаться 停止 退订 中止 배송중지 수신거부 توقف قف הסר";
const OTHERS = "start unstop help info ayuda aide hilfe ajuda aiuto";

const WORDS = new Set(`${REFUSALS} ${OTHERS}`.split(" ").map((word) => word.normalize("NFC")));

/** Whether a text is one of these words and nothing else, whatever its case, accents and punctuation. */
export function isOptOutWord(text) {
  if (text.length > 100) return false;
  const plain = text.normalize("NFKD").replace(/(?<=\p{Script=Latin})\p{M}+/gu, "");
  return WORDS.has(plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").normalize("NFC").toLowerCase());
}

/** Whether a rule is for a whole message that Twilio answers itself, so that the rule is never reached. */
export const isNeverReached = ({ match, words = [] }) => match === "exact" && words.some(isOptOutWord);
