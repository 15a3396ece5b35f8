package io.switchboard.conversation.sending.pace;

import java.util.regex.Pattern;

import io.switchboard.events.Address;

/**
 * The kinds of senders that Twilio gives a throughput of their own.
 *
 * @see <a href="https://help.twilio.com/articles/115002943027">Twilio's throughput by sender</a>
 */
enum SenderKind {
    /** A number of the United States, Canada or another country with +1 that is not toll-free. */
    LOCAL(1, 50),
    TOLL_FREE(3, 25),
    /** A long number of a country without +1. */
    INTERNATIONAL(10, 10),
    SHORT_CODE(100, 40),
    ALPHANUMERIC(10, 10),
    WHATSAPP(80, 80),
    RCS(100, 100),
    /** A sender of another channel, such as a Messenger page. */
    OTHER(10, 10);

    private static final Pattern TOLL_FREE_NUMBER = Pattern.compile("\\+1(800|833|844|855|866|877|888)\\d{7}");

    private final double rate;
    private final double mediaRate;

    SenderKind(double rate, double mediaRate) {
        this.rate = rate;
        this.mediaRate = mediaRate;
    }

    /** The kind of a tenant's address. */
    public static SenderKind of(Address sender) {
        return switch (sender.channel()) {
            case Address.SMS -> ofText(sender.value());
            case "whatsapp" -> WHATSAPP;
            case "rcs" -> RCS;
            default -> OTHER;
        };
    }

    private static SenderKind ofText(String address) {
        if (!address.startsWith("+")) {
            return address.chars().allMatch(Character::isDigit) ? SHORT_CODE : ALPHANUMERIC;
        }
        if (!address.startsWith("+1")) {
            return INTERNATIONAL;
        }
        return TOLL_FREE_NUMBER.matcher(address).matches() ? TOLL_FREE : LOCAL;
    }

    /** Whether a text of this kind counts once for each of its segments, and not once. */
    boolean countsSegments() {
        return this != WHATSAPP && this != RCS && this != OTHER;
    }

    /** Twilio's rate in segments or, where they are not counted, in messages per second. */
    double rate() {
        return rate;
    }

    /** Twilio's rate in messages with media per second. */
    double mediaRate() {
        return mediaRate;
    }
}
