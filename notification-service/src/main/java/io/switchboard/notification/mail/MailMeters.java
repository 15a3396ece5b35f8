package io.switchboard.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.springframework.stereotype.Component;

/** Meters of e-mail: each attempt to send a digest has one outcome. */
@Component
class MailMeters {

    private final OutcomeCounters<Outcome> attempts;

    MailMeters(MeterRegistry registry) {
        attempts = new OutcomeCounters<>(
                registry,
                Outcome.class,
                "switchboard.notification.mail.attempts",
                "E-mails to members, by the outcome of each attempt");
    }

    /** The outcomes of an attempt. */
    enum Outcome {
        SENT,
        RETRIED,
        GIVEN_UP,
        /** All of it was read, or the recipient is gone. */
        NEEDLESS
    }

    void count(Outcome outcome) {
        attempts.increment(outcome, 1);
    }
}
