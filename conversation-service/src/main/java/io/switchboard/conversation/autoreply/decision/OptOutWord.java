package io.switchboard.conversation.autoreply.decision;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The meaning of a single word with which a customer refuses, allows or asks about messages. Twilio answers these words itself
 * and delivers nothing after a refusal. A message with more than the one word is an ordinary one.
 *
 * @see <a href="https://help.twilio.com/articles/223134027">Twilio's keywords</a>
 */
public enum OptOutWord {
    /** No more messages. */
    REFUSAL("STOP"),
    /** Messages again. */
    CONSENT("START"),
    /** What kind of messages these are. */
    QUESTION("HELP");

    /** Twilio's words, and in other languages those that tenants usually set up with its Advanced Opt-Out. */
    private static final Map<OptOutWord, Set<String>> WORDS = Map.of(
            REFUSAL,
            Set.of(
                    "stop",
                    "stopall",
                    "unsubscribe",
                    "end",
                    "quit",
                    "cancel",
                    "revoke",
                    "optout",
                    "arret",
                    "arreter",
                    "desabonner",
                    "stopp",
                    "abmelden",
                    "abbestellen",
                    "alto",
                    "baja",
                    "parar",
                    "cancelar",
                    "pare",
                    "sair",
                    "annulla",
                    "cancella",
                    "стоп",
                    "отписаться",
                    "停止",
                    "退订",
                    "中止",
                    "배송중지",
                    "수신거부",
                    "توقف",
                    "قف",
                    "הסר"),
            // Twilio's YES is an ordinary answer to a question.
            CONSENT,
            Set.of("start", "unstop"),
            QUESTION,
            Set.of("help", "info", "ayuda", "aide", "hilfe", "ajuda", "aiuto"));

    private static final int LONGEST = 100;
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

    private final String optOutType;

    OptOutWord(String optOutType) {
        this.optOutType = optOutType;
    }

    /** The meaning that Twilio recognised and says in the webhook's parameter OptOutType; empty where it is none. */
    public static Optional<OptOutWord> recognised(String optOutType) {
        return Arrays.stream(values())
                .filter(word -> word.optOutType.equalsIgnoreCase(optOutType.strip()))
                .findFirst();
    }

    /** The meaning of a text that is one of the words and nothing else, whatever its case, accents and punctuation. */
    public static Optional<OptOutWord> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = AROUND.matcher(ACCENTS.matcher(decomposed).replaceAll("")).replaceAll("");
        var form = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(form))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
