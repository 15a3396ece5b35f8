package io.switchboard.emulator.message.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The keywords by which a customer stops and restarts texts from a number, and Twilio's own reply to them. Only a text
 * of a single word counts.
 *
 * @see <a href="https://help.twilio.com/articles/223134027">STOP, HELP and START</a>
 */
public enum OptOutKeyword {
    STOP(
            "STOP|UNSUBSCRIBE|END|QUIT|STOPALL|REVOKE|OPTOUT|CANCEL",
            "You have successfully been unsubscribed. You will not receive any more messages from this number. "
                    + "Reply START to resubscribe."),
    START(
            "START|UNSTOP|YES",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
                    + "Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
    HELP("HELP|INFO", "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private final String words;
    private final String reply;

    OptOutKeyword(String words, String reply) {
        this.words = words;
        this.reply = reply;
    }

    /** A keyword and the reply to it. */
    public record Recognised(OptOutKeyword keyword, String reply) {}

    /**
     * Finds the keyword that a text is.
     *
     * @param isAdvanced whether the words of other languages count as well, as the account's owner has set them up
     */
    public static Optional<Recognised> in(String body, boolean isAdvanced) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        for (var keyword : values()) {
            if (word.matches(keyword.words)) {
                return Optional.of(new Recognised(keyword, keyword.reply));
            }
        }
        return isAdvanced
                ? OptOutLanguage.ALL.stream()
                        .flatMap(language -> in(language, word).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Recognised> in(OptOutLanguage language, String word) {
        if (language.stop().contains(word)) {
            return Optional.of(new Recognised(STOP, language.stopReply()));
        }
        if (language.start().contains(word)) {
            return Optional.of(new Recognised(START, language.startReply()));
        }
        return language.help().contains(word)
                ? Optional.of(new Recognised(HELP, language.helpReply()))
                : Optional.empty();
    }
}
