package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.message.MessageClaims;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import org.springframework.stereotype.Component;

/**
 * Claims the right to call Twilio for a message, in the message itself. A claim also shows that a crash may have followed:
 * a message with a claim and without a result may or may not have reached Twilio.
 */
@Component
class SendClaims {

    private static final int MAX_RENEWALS = 3;

    private final MessageClaims stored;
    private final SendingSettings settings;
    private final Clock clock;

    SendClaims(MessageClaims stored, SendingSettings settings, Clock clock) {
        this.stored = stored;
        this.settings = settings;
        this.clock = clock;
    }

    /** Claims the message as it was read; returns nothing if it has changed since. */
    Optional<Instant> claim(StoredMessage message) {
        var now = clock.instant();
        return stored.claim(message, now) ? Optional.of(now) : Optional.empty();
    }

    /**
     * Confirms a claim right before Twilio is called. This process may have been suspended since it claimed the message, and
     * another instance may have found that Twilio does not have the message, and sent it. An old claim is therefore
     * renewed, which fails if another instance has claimed the message since.
     */
    Optional<Instant> confirm(StoredMessage message, Instant claimedAt) {
        var claim = claimedAt;
        for (var renewals = 0; renewals < MAX_RENEWALS; renewals++) {
            var now = clock.instant();
            if (isYoung(claim, now)) {
                return Optional.of(claim);
            }
            if (!stored.renew(message, claim, now)) {
                return Optional.empty();
            }
            claim = now;
        }
        release(message, claim);
        return Optional.empty();
    }

    /** Releases a claim after which Twilio certainly did not accept the message. */
    void release(StoredMessage message, Instant claimedAt) {
        stored.release(message, claimedAt);
    }

    private boolean isYoung(Instant claimedAt, Instant now) {
        var age = Duration.between(claimedAt, now);
        return !age.isNegative() && age.compareTo(settings.claimValidity()) <= 0;
    }
}
