package io.switchboard.conversation.sending.address;

import java.util.regex.Pattern;

import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Checks the channel and the addresses that a request to send names. Each check returns the value, and throws an
 * {@link ApiProblem} that says what is wrong with it.
 */
public final class AddressCheck {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private static final Pattern SHORT_CODE = Pattern.compile("\\d{3,8}");

    /** Twilio's ids of agents, pages and their users on channels without phone numbers. */
    private static final Pattern TWILIO_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");

    private static final Pattern CHANNEL = Pattern.compile("[a-z]{2,20}");

    private AddressCheck() {}

    /** The channel; SMS where the request names none. */
    public static String channel(@Nullable String channel) {
        var named = channel == null ? Address.SMS : channel;
        if (!CHANNEL.matcher(named).matches()) {
            throw ApiProblem.invalid("invalid-channel", "channel must be a word such as sms or whatsapp.");
        }
        return named;
    }

    /** The customer's address, which can receive messages on the channel. */
    public static String recipient(String channel, @Nullable String to) {
        if (to == null || !(isNumber(to) || (!isByNumber(channel) && isId(to)))) {
            throw ApiProblem.invalid(
                    "invalid-address",
                    "to must be a phone number in E.164 form, such as +15005550006. Short codes and alphanumeric senders"
                            + " cannot receive messages.");
        }
        return to;
    }

    /** The tenant's address, which can have conversations on the channel. */
    public static String sender(String channel, String from) {
        var isOther = channel.equals(Address.SMS) ? SHORT_CODE.matcher(from).matches() : isId(from);
        if (!isNumber(from) && !isOther) {
            throw ApiProblem.invalid(
                    "invalid-address",
                    "from must be a phone number in E.164 form, such as +15005550006, or a short code; on channels other"
                            + " than SMS it may also be Twilio's id of the sender. Alphanumeric senders cannot receive"
                            + " replies, so no conversation can begin from one.");
        }
        return from;
    }

    /** Whether the address is a phone number in E.164 form. */
    public static boolean isNumber(String address) {
        return E164.matcher(address).matches();
    }

    private static boolean isByNumber(String channel) {
        return channel.equals(Address.SMS) || channel.equals("rcs");
    }

    private static boolean isId(String address) {
        return TWILIO_ID.matcher(address).matches();
    }
}
