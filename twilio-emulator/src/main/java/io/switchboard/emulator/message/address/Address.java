package io.switchboard.emulator.message.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sender or receiver of a message: a number, with a channel's prefix unless it is a text message.
 *
 * @param channel {@code sms}, {@code whatsapp}, {@code rcs} or {@code messenger}
 * @param number in E.164, or a WhatsApp user's business-scoped ID
 */
public record Address(String channel, String number) {
    private static final String SMS = "sms";
    private static final Pattern MAGIC = Pattern.compile("\\+150055([36]\\d{4})");

    /** Parses {@code whatsapp:+15551234567} or {@code +15551234567}. */
    public static Address of(String text) {
        var colon = text.indexOf(':');
        return colon < 0 ? new Address(SMS, text) : new Address(text.substring(0, colon), text.substring(colon + 1));
    }

    public boolean isSms() {
        return channel.equals(SMS);
    }

    public boolean isPhoneNumber() {
        return number.matches("\\+[1-9]\\d{6,14}");
    }

    /**
     * Returns whether this is a WhatsApp user without a phone number, known by a business-scoped user ID (BSUID): a country, a
     * period and up to 128 letters and digits, {@code US.13491208655302741918} for example.
     *
     * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids/">Business-scoped
     *     user IDs</a>
     */
    public boolean isBusinessScopedUserId() {
        return channel.equals("whatsapp") && number.matches("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    }

    /**
     * Returns whether this is an RCS agent or a Messenger page. They are registered outside of the REST API, so the emulator
     * accepts each of them as a sender of any account.
     */
    public boolean isChannelSender() {
        return !isSms() && !isPhoneNumber() && !channel.equals("whatsapp");
    }

    /**
     * The error with which every message to this address fails: {@code +150055} and a code of delivery, for example
     * {@code +15005563018}.
     */
    public Optional<Integer> magicError() {
        var magic = MAGIC.matcher(number);
        return magic.matches() ? Optional.of(Integer.valueOf(magic.group(1))) : Optional.empty();
    }

    /** Returns whether a customer can have this address. */
    public boolean isCustomers() {
        return isPhoneNumber() || isBusinessScopedUserId();
    }

    @Override
    public String toString() {
        return isSms() ? number : channel + ":" + number;
    }
}
