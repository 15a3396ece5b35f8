package io.switchboard.events;

import java.util.Locale;

/**
 * An address on a channel. Twilio joins the two ({@code whatsapp:+15005550006}); here they are separate.
 *
 * @param channel {@code sms}, {@code whatsapp}, {@code rcs} …, in lower case. A text and no enum, because Twilio names the
 *     channels and adds to them, and a message on a channel that is new here is stored and answered like any other
 * @param value E.164 where the channel has phone numbers, otherwise Twilio's own text
 */
public record Address(String channel, String value) {

    public static final String SMS = "sms";

    /** Parses Twilio's form; without a prefix it is SMS (or MMS, which has the same addresses). */
    public static Address parse(String twilio) {
        var colon = twilio.indexOf(':');
        return colon <= 0
                ? new Address(SMS, twilio)
                : new Address(twilio.substring(0, colon).toLowerCase(Locale.ROOT), twilio.substring(colon + 1));
    }

    /** Returns Twilio's form. */
    public String twilio() {
        return channel.equals(SMS) ? value : channel + ":" + value;
    }
}
