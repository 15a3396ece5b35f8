package io.switchboard.provisioning.accountapi;

import java.time.Instant;
import java.util.Locale;

import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.rotation.TokenRotation;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it, never with a token.
 *
 * @param origin {@code main}, {@code subaccount} of the main account, or {@code imported}
 * @param status Twilio's: {@code active}, {@code suspended} or {@code closed}
 * @param previousTokenUntil until when webhooks signed with the token before are accepted; null when none is
 * @param rotation the last rotation of the token by this API; null when there was none
 */
record AccountView(
        String sid,
        String tenantId,
        @Nullable String friendlyName,
        String status,
        String origin,
        @Nullable Instant previousTokenUntil,
        @Nullable RotationView rotation,
        Instant updatedAt) {

    /**
     * A rotation.
     *
     * @param state {@code requested}, {@code stored}, {@code accepted}, {@code promoting}, {@code rotated} or {@code failed}
     * @param nextAttemptAt when the loop continues; null once it has ended
     * @param lastFailure why the last attempt failed; null when it did not
     * @param problem why the rotation has failed; null unless it has
     */
    record RotationView(
            String id,
            String state,
            Instant startedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastFailure,
            @Nullable String problem) {

        static RotationView of(TokenRotation rotation) {
            return new RotationView(
                    rotation.id(),
                    rotation.state().name().toLowerCase(Locale.ROOT),
                    rotation.startedAt(),
                    rotation.isFinished() ? null : rotation.progress().nextAttemptAt(),
                    rotation.progress().lastFailure(),
                    rotation.problem());
        }
    }

    static AccountView of(RecordedAccount account, @Nullable TokenRotation rotation) {
        return new AccountView(
                account.accountSid(),
                account.tenantId().value(),
                account.friendlyName(),
                account.status(),
                origin(account),
                account.previousAuthTokenUntil(),
                rotation == null ? null : RotationView.of(rotation),
                account.updatedAt());
    }

    private static String origin(RecordedAccount account) {
        if (account.isImported()) {
            return "imported";
        }
        return account.isMain() ? "main" : "subaccount";
    }
}
