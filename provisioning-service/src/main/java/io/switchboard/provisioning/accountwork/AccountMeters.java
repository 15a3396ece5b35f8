package io.switchboard.provisioning.accountwork;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import org.springframework.stereotype.Component;

/**
 * Counts what happens to accounts. Each change is in {@code switchboard.provisioning.accounts.changed} once per audit entry,
 * each hint that an account may have another token in {@code switchboard.provisioning.accounts.refreshed} at most once.
 */
@Component
public class AccountMeters {

    private final MeterRegistry registry;

    public AccountMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a change of an account with its outcome. */
    public void changed(String what, Outcome outcome) {
        Counter.builder("switchboard.provisioning.accounts.changed")
                .description("Changes of accounts by requests and loops")
                .tag("change", what)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /** Counts an account that was read again because of a hint: {@code changed}, {@code unchanged} or {@code failed}. */
    public void refreshed(String outcome) {
        Counter.builder("switchboard.provisioning.accounts.refreshed")
                .description("Accounts read from Twilio again because a token was not accepted")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
