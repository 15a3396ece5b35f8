package io.switchboard.notification.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Meters of e-mail: each attempt to send a digest has one outcome, {@code sent}, {@code retried}, {@code given-up} or {@code needless}. */
@Component
class MailMeters {

    private final MeterRegistry registry;

    MailMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void settled(String outcome) {
        Counter.builder("switchboard.notification.mail.attempts")
                .description("E-mails to members, by the outcome of each attempt")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
