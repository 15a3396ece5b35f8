package io.switchboard.twilio.monitoring;

/**
 * An address whose messages Twilio Conversations takes into conversations that it creates.
 *
 * @param sid {@code IG…}
 * @param type {@code sms}, {@code whatsapp} and others
 */
public record AutoCreation(String sid, String type, String address) {

    /** Omits the address. */
    @Override
    public String toString() {
        return "AutoCreation[%s, %s]".formatted(sid, type);
    }
}
