package io.switchboard.provisioning.accountapi;

import java.time.Instant;
import java.util.Locale;

import io.switchboard.provisioning.creation.AccountCreation;
import org.jspecify.annotations.Nullable;

/**
 * The creation of an account as the API shows it.
 *
 * @param state {@code requested}, {@code creating}, {@code created} or {@code failed}
 * @param accountSid the account; null before it is created
 * @param lastFailure why the last attempt failed; null when it did not
 * @param problem why there will be no account; null unless the creation has failed
 */
record AccountCreationView(
        String id,
        String tenantId,
        String friendlyName,
        String state,
        @Nullable String accountSid,
        Instant startedAt,
        @Nullable String lastFailure,
        @Nullable String problem) {

    static AccountCreationView of(AccountCreation creation) {
        return new AccountCreationView(
                creation.id(),
                creation.tenantId(),
                creation.twilioName(),
                creation.state().name().toLowerCase(Locale.ROOT),
                creation.accountSid(),
                creation.startedAt(),
                creation.progress().lastFailure(),
                creation.problem());
    }
}
