package io.switchboard.emulator.message;

/**
 * Where a message goes to or comes from: a number, with a channel's prefix unless it is a text message.
 *
 * @param channel {@code sms}, {@code whatsapp}, {@code rcs} or {@code messenger}
 * @param number usually in E.164
 */
public record Address(String channel, String number) {
    private static final String SMS = "sms";

    /** From {@code whatsapp:+15551234567} or {@code +15551234567}. */
    public static Address of(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Address(SMS, text) : new Address(text.substring(0, colon), text.substring(colon + 1));
    }

    public boolean isSms() {
        return channel.equals(SMS);
    }

    public boolean isPhoneNumber() {
        return number.matches("\\+[1-9]\\d{6,14}");
    }

    @Override
    public String toString() {
        return isSms() ? number : channel + ":" + number;
    }
}
