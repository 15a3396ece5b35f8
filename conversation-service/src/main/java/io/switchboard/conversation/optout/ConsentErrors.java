package io.switchboard.conversation.optout;

import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentFact.Kind;
import io.switchboard.conversation.message.StoredMessage;
import org.jspecify.annotations.Nullable;

/** Reads Twilio's error codes that tell what a customer allows. */
final class ConsentErrors {

    /** Twilio: the recipient has opted out. */
    static final int OPTED_OUT = 21610;

    /** WhatsApp: the free text is outside the window. */
    static final int OUTSIDE_WINDOW = 63016;

    private ConsentErrors() {}

    /**
     * The fact behind an error of a message: what held when Twilio was asked to send it. A word of the customer since then is
     * newer, whenever the error became known. A message that this service did not hand to Twilio tells nothing new.
     */
    static Optional<ConsentFact> fact(StoredMessage message, @Nullable Integer errorCode) {
        if (errorCode == null) {
            return Optional.empty();
        }
        return kind(errorCode)
                .flatMap(kind -> askedAt(message)
                        .map(at -> new ConsentFact(
                                message.tenantId(), message.addresses(), kind, at, errorCode.toString())));
    }

    private static Optional<Kind> kind(int errorCode) {
        return switch (errorCode) {
            case OPTED_OUT -> Optional.of(Kind.REFUSED);
            case OUTSIDE_WINDOW -> Optional.of(Kind.WINDOW_CLOSED);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> askedAt(StoredMessage message) {
        if (message.attemptedAt() != null) {
            return Optional.of(message.attemptedAt());
        }
        return message.twilioSid() == null ? Optional.empty() : Optional.of(message.createdAt());
    }
}
