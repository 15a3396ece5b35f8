package io.switchboard.conversation.sending.pace;

import java.time.Duration;
import java.util.Optional;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.segment.MessageSegments;
import io.switchboard.events.Address;
import org.springframework.stereotype.Component;

/**
 * Determines for how long a message occupies its sender, from Twilio's rate for the kind of sender and the message's length.
 */
@Component
public class SenderRates {

    private static final double NANOS = 1_000_000_000;

    private static final int FEWEST = 5;
    private static final int MOST = 1000;

    private final PaceSettings settings;

    SenderRates(PaceSettings settings) {
        this.settings = settings;
    }

    /** The name of a sender in {@link SenderPaces}: two accounts may have one short code, each with a rate of its own. */
    public static String sender(String accountSid, Address ours) {
        return accountSid + "|" + ours.twilio();
    }

    /** How many short texts the sender sends in this time: at least a few, and at most {@value #MOST}. */
    public int within(Address ours, Duration time) {
        var rate = settings.rate(SenderKind.of(ours), false);
        return !settings.enabled() || rate == 0 ? MOST : Math.clamp(Math.round(rate * time.toSeconds()), FEWEST, MOST);
    }

    /** How long the message occupies its sender; empty for a sender without a limit. */
    public Optional<Duration> occupation(StoredMessage message) {
        var kind = SenderKind.of(message.addresses().ourAddress());
        var hasMedia = !message.media().isEmpty();
        var rate = settings.rate(kind, hasMedia);
        if (!settings.enabled() || rate == 0) {
            return Optional.empty();
        }
        var units = hasMedia || !kind.countsSegments()
                ? 1
                : MessageSegments.of(message.body()).segments();
        return Optional.of(Duration.ofNanos(Math.round(NANOS * units / rate)));
    }
}
