package io.switchboard.conversation.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Tells until when WhatsApp takes free texts to a customer: for a day after the customer's last message. It counts from the
 * arrival here, which may be later than at WhatsApp, so an error of WhatsApp's ends the window until the next message.
 *
 * @see <a href="https://www.twilio.com/docs/whatsapp/key-concepts">Twilio's customer service window</a>
 */
public final class WhatsappWindow {

    private static final String CHANNEL = "whatsapp";
    private static final Duration LENGTH = Duration.ofHours(24);

    private WhatsappWindow() {}

    /** Whether messages on this channel have a window. */
    public static boolean isOn(String channel) {
        return channel.equals(CHANNEL);
    }

    /**
     * The end of the window; empty on other channels, and for a customer who has not written yet.
     *
     * @param lastInboundAt when the customer's last message arrived
     */
    public static Optional<Instant> end(
            String channel, @Nullable Instant lastInboundAt, @Nullable StoredConsent consent) {
        if (lastInboundAt == null || !isOn(channel)) {
            return Optional.empty();
        }
        var closedAt = consent == null ? null : consent.windowClosedAt();
        var end = lastInboundAt.plus(LENGTH);
        return Optional.of(
                closedAt != null && !closedAt.isBefore(lastInboundAt) && closedAt.isBefore(end) ? closedAt : end);
    }
}
