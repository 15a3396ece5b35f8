package io.switchboard.conversation.consent;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;

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

    /**
     * Words that are also ordinary answers. They refuse messages where Twilio's own list has or may have them: on SMS, MMS and
     * RCS.
     */
    private static final Set<String> AMBIGUOUS = Set.of(
            "end", "quit", "cancel", "alto", "baja", "parar", "cancelar", "pare", "sair", "annulla", "cancella", "中止");

    /** Allows messages again at a number whose list Twilio keeps; an ordinary answer everywhere else. */
    private static final String YES = "yes";

    private static final Set<String> TEXT_CHANNELS = Set.of(Address.SMS, "rcs");
    private static final Pattern LONG_CODE = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** North American numbers whose list the carriers keep, which have fewer words. */
    private static final Pattern TOLL_FREE = Pattern.compile("\\+18(?:00|33|44|55|66|77|88)\\d{7}");

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

    /**
     * The meaning that decides whether messages may be sent: Twilio's, where it says one, else that of the text on this
     * channel and from this kind of number.
     *
     * @param optOutType the webhook's parameter; empty where it has none
     */
    public static Optional<OptOutWord> binding(AddressPair pair, String optOutType, String text) {
        return recognised(optOutType).or(() -> binding(pair, form(text)));
    }

    private static Optional<OptOutWord> binding(AddressPair pair, String form) {
        var isOnText = TEXT_CHANNELS.contains(pair.channel());
        var isTollFree = TOLL_FREE.matcher(pair.ours()).matches();
        if (form.equals(YES)) {
            var isOnTwiliosList =
                    isOnText && !isTollFree && LONG_CODE.matcher(pair.ours()).matches();
            return isOnTwiliosList ? Optional.of(CONSENT) : Optional.empty();
        }
        return AMBIGUOUS.contains(form) && (!isOnText || isTollFree) ? Optional.empty() : meaning(form);
    }

    /** The meaning of a text that is one of the words and nothing else, whatever its case, accents and punctuation. */
    public static Optional<OptOutWord> in(String text) {
        return meaning(form(text));
    }

    private static Optional<OptOutWord> meaning(String form) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(form))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The text as the words are compared with it; empty for one that is too long to be a word. */
    private static String form(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = AROUND.matcher(ACCENTS.matcher(decomposed).replaceAll("")).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
