package io.switchboard.events;

import java.util.Locale;

/**
 * An address on a channel. Twilio writes both in one ({@code whatsapp:+15005550006}); inside they are apart.
 *
 * @param channel {@code sms}, {@code whatsapp}, {@code rcs} …, in lower case
 * @param value E.164 where the channel has phone numbers, otherwise what Twilio gave
 */
public record Address(String channel, String value) {

    public static final String SMS = "sms";

    /** Reads Twilio's form; without a prefix it is SMS (and MMS, which Twilio does not tell apart by address). */
    public static Address parse(String twilio) {
        var colon = twilio.indexOf(':');
        return colon <= 0
                ? new Address(SMS, twilio)
                : new Address(twilio.substring(0, colon).toLowerCase(Locale.ROOT), twilio.substring(colon + 1));
    }

    /** Twilio's form. */
    public String twilio() {
        return channel.equals(SMS) ? value : channel + ":" + value;
    }
}
