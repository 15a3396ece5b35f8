package io.switchboard.provisioning.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.switchboard.directory.TokenCipher;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.provisioning.accounts.RotationSettings;
import io.switchboard.provisioning.accounts.SealedTokens;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import org.springframework.stereotype.Component;

/** Records and publishes the tokens of an account while one of them takes the place of the other. */
@Component
class RotatedTokens {

    /** How long the old token stays accepted before it is certain that it no longer signs; each step renews it. */
    private static final Duration WHILE_ROTATING = Duration.ofDays(1);

    private static final int MOST_ATTEMPTS = 5;

    private final RecordedAccounts accounts;
    private final AccountAnnouncer announcer;
    private final TokenCipher cipher;
    private final RotationSettings settings;
    private final Clock clock;

    RotatedTokens(
            RecordedAccounts accounts,
            AccountAnnouncer announcer,
            TokenCipher cipher,
            RotationSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.announcer = announcer;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    String seal(String accountSid, String token) {
        return cipher.seal(accountSid, token);
    }

    String open(String accountSid, String sealed) {
        return cipher.open(accountSid, sealed);
    }

    /** Makes the new token the one for requests, and both tokens the ones that may sign; publishes that in any case. */
    RecordedAccount accept(String accountSid, String sealedNew) {
        return change(accountSid, account -> {
            var isNew = isSame(accountSid, account.sealedAuthToken(), sealedNew);
            var old = isNew ? account.sealedPreviousAuthToken() : account.sealedAuthToken();
            var current = isNew ? account.sealedAuthToken() : sealedNew;
            return new SealedTokens(current, old, old == null ? null : now().plus(WHILE_ROTATING));
        });
    }

    /** Begins the window in which the old token is accepted for webhooks in flight. */
    RecordedAccount complete(String accountSid, String sealedNew) {
        return change(accountSid, account -> {
            var isNew = isSame(accountSid, account.sealedAuthToken(), sealedNew);
            var old = isNew ? account.sealedPreviousAuthToken() : account.sealedAuthToken();
            return new SealedTokens(
                    isNew ? account.sealedAuthToken() : sealedNew,
                    old,
                    old == null ? null : now().plus(settings.previousTokenValidity()));
        });
    }

    /** Makes the old token the only one again, where the new one had taken its place. */
    RecordedAccount restore(String accountSid, String sealedNew) {
        return change(accountSid, account -> {
            var old = account.sealedPreviousAuthToken();
            return old != null && isSame(accountSid, account.sealedAuthToken(), sealedNew)
                    ? new SealedTokens(old, null, null)
                    : SealedTokens.of(account);
        });
    }

    private boolean isSame(String accountSid, String sealed, String other) {
        return open(accountSid, sealed).equals(open(accountSid, other));
    }

    private RecordedAccount change(String accountSid, TokenChange change) {
        for (var attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            var before = accounts.find(accountSid).orElseThrow();
            var after = accounts.replace(before, before.withTokens(change.apply(before), now()));
            if (after.isPresent()) {
                announcer.publish(after.get());
                return after.get();
            }
        }
        throw new IllegalStateException("account " + accountSid + " changes all the time");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Decides the tokens that an account has next. */
    private interface TokenChange {

        SealedTokens apply(RecordedAccount account);
    }
}
