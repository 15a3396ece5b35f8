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

    public static Optional<OptOutKeyword> in(String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        for (var keyword : values()) {
            if (word.matches(keyword.words)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    public String reply() {
        return reply;
    }
}
