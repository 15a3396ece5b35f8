package io.switchboard.conversation.sending.lookup;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.twilio.TwilioMessage;

/**
 * Decides whether a message at Twilio was created by our attempt to send a message. Twilio stores nothing of ours but the
 * content, so the answer may be doubtful.
 */
final class TwilioMessageMatcher {

    /** Twilio puts this in front of each text of a trial account. */
    static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    /** Twilio's times have whole seconds, and its clock may be a little behind ours. */
    private static final Duration EARLY = Duration.ofSeconds(2);

    /** No correct clocks differ by more. */
    static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(1);

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

    /** Whether Twilio created the message before the attempt. Twilio lists the newest first, so the rest is older still. */
    boolean isBefore(TwilioMessage candidate) {
        var created = candidate.dateCreated();
        return created != null && created.isBefore(attemptedAt.minus(MAX_CLOCK_DIFFERENCE));
    }

    Match match(TwilioMessage candidate) {
        if (!candidate.direction().equals("outbound-api")) {
            return Match.NONE;
        }
        return weaker(weaker(text(candidate.body()), media(candidate.media())), time(candidate));
    }

    private Match text(String body) {
        if (body.equals(message.body()) || body.equals(TRIAL_PREFIX + message.body())) {
            // Without a text only the number of media would match.
            return message.body().isBlank() ? Match.DOUBTFUL : Match.CERTAIN;
        }
        if (message.isFromContentTemplate()) {
            // Twilio makes the text, which may differ from what was rendered here.
            return Match.DOUBTFUL;
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
        return message.media().isEmpty() && !message.isFromContentTemplate() ? Match.NONE : Match.DOUBTFUL;
    }

    private Match time(TwilioMessage candidate) {
        var created = candidate.dateCreated();
        if (created == null) {
            return Match.DOUBTFUL;
        }
        var latest = attemptedAt.plus(settleTime);
        if (isBefore(candidate) || created.isAfter(latest.plus(MAX_CLOCK_DIFFERENCE))) {
            return Match.NONE;
        }
        return created.isBefore(attemptedAt.minus(EARLY)) || created.isAfter(latest) ? Match.DOUBTFUL : Match.CERTAIN;
    }

    /** The text without the spaces and typographic characters that carriers and Twilio's smart encoding may change. */
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
