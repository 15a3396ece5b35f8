package io.switchboard.conversation.sending.lookup;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.twilio.TwilioMessage;

/**
 * Decides whether a message at Twilio is what an attempt of ours made there. Twilio keeps nothing of ours but the content, so
 * the answer may be "perhaps".
 */
final class TwilioMessageMatcher {

    /** Twilio puts this in front of each text of an account that has not been upgraded. */
    static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    /** Twilio writes whole seconds, and its clock may be a little behind ours. */
    private static final Duration EARLY = Duration.ofSeconds(2);

    /** Clocks that differ by more are broken. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final StoredMessage message;
    private final Instant attemptedAt;
    private final Duration settleTime;

    enum Match {
        CERTAIN,
        DOUBTFUL,
        NONE
    }

    TwilioMessageMatcher(StoredMessage message, Instant attemptedAt, Duration settleTime) {
        this.message = message;
        this.attemptedAt = attemptedAt;
        this.settleTime = settleTime;
    }

    /** Whether Twilio made it before any attempt can have: so did it with all that it lists after it. */
    boolean isBefore(TwilioMessage candidate) {
        var created = candidate.dateCreated();
        return created != null && created.isBefore(attemptedAt.minus(CLOCKS_DIFFER));
    }

    Match match(TwilioMessage candidate) {
        if (!candidate.direction().equals("outbound-api")) {
            return Match.NONE;
        }
        return weaker(weaker(text(candidate.body()), media(candidate.media())), time(candidate));
    }

    private Match text(String body) {
        if (body.equals(message.body()) || body.equals(TRIAL_PREFIX + message.body())) {
            // Without a text nothing but the number of media would speak for it.
            return message.body().isBlank() ? Match.DOUBTFUL : Match.CERTAIN;
        }
        var folded = folded(message.body());
        return folded(body).equals(folded) || folded(body).equals(folded(TRIAL_PREFIX) + folded)
                ? Match.DOUBTFUL
                : Match.NONE;
    }

    private Match media(int media) {
        if (media == message.media().size()) {
            return Match.CERTAIN;
        }
        return message.media().isEmpty() ? Match.NONE : Match.DOUBTFUL;
    }

    private Match time(TwilioMessage candidate) {
        var created = candidate.dateCreated();
        if (created == null) {
            return Match.DOUBTFUL;
        }
        var latest = attemptedAt.plus(settleTime);
        if (isBefore(candidate) || created.isAfter(latest.plus(CLOCKS_DIFFER))) {
            return Match.NONE;
        }
        return created.isBefore(attemptedAt.minus(EARLY)) || created.isAfter(latest) ? Match.DOUBTFUL : Match.CERTAIN;
    }

    /** A text without what a carrier or smart encoding may change: spaces, and typographic characters. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]+", "")
                .replaceAll("[\u2018\u2019\u201a\u201b\u2032`\u00b4]", "'")
                .replaceAll("[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]", "\"")
                .replaceAll("[\u2010-\u2015\u2212]", "-");
    }

    private static Match weaker(Match one, Match other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
