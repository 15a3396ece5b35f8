package io.switchboard.conversation.optout;

import java.util.Locale;
import java.util.Optional;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentFact.Kind;
import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.message.StoredMessage;

/** Translates customers' words into facts. */
final class ConsentWords {

    private static final int LONGEST = 20;

    private ConsentWords() {}

    /** The fact that a customer stated with the word; empty for a question, which changes nothing. */
    static Optional<ConsentFact> fact(StoredMessage message, OptOutWord word) {
        return kind(word)
                .map(kind -> new ConsentFact(
                        message.tenantId(),
                        message.addresses(),
                        kind,
                        message.createdAt(),
                        shown(message.body(), kind)));
    }

    private static Optional<Kind> kind(OptOutWord word) {
        return switch (word) {
            case REFUSAL -> Optional.of(Kind.REFUSED);
            case CONSENT -> Optional.of(Kind.ALLOWED);
            case QUESTION -> Optional.empty();
        };
    }

    /** The word as people are shown it. A text that Twilio recognised by a rule of the tenant's own is not repeated. */
    private static String shown(String text, Kind kind) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        return word.matches("[\\p{L}\\p{M}]{1,%d}".formatted(LONGEST)) ? word : kind == Kind.REFUSED ? "STOP" : "START";
    }
}
