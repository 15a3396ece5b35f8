package io.switchboard.provisioning.creation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.accountwork.StepProgress;
import io.switchboard.provisioning.creation.AccountCreation.State;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the intents to create accounts, of which a tenant has one, and none while it has an open account. */
@Component
public class AccountIntents {

    /** Twilio's limit for a friendly name, less the id and a space. */
    private static final int LONGEST_NAME = 64 - 33;

    private final AccountCreations creations;
    private final AccountCreator creator;
    private final RecordedAccounts accounts;
    private final IdGenerator ids;
    private final Clock clock;

    AccountIntents(
            AccountCreations creations,
            AccountCreator creator,
            RecordedAccounts accounts,
            IdGenerator ids,
            Clock clock) {
        this.creations = creations;
        this.creator = creator;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records the intent and does what can be done at once. The same request with the same key is the same intent.
     *
     * @return the creation as it is now, finished or not
     * @throws ApiProblem when the tenant has an account, or another one is being created
     */
    public AccountCreation create(
            TenantId tenant, String friendlyName, @Nullable IdempotencyKey key, AuditActor actor) {
        var intent = intent(tenant, friendlyName, key, actor);
        var before = creations.ofTenant(tenant);
        var repeated = before.filter(known -> isRepetition(known, intent));
        if (repeated.isPresent()) {
            return advanced(repeated.get());
        }
        requireNoAccount(tenant, before);
        var isFirst = before.isEmpty() ? creations.insert(intent) : creations.replace(before.get(), intent);
        if (!isFirst) {
            return creations
                    .ofTenant(tenant)
                    .filter(known -> isRepetition(known, intent))
                    .orElseThrow(AccountIntents::inProgress);
        }
        return advanced(intent);
    }

    /** Returns the creation with this id. */
    public Optional<AccountCreation> find(String id) {
        return creations.find(id);
    }

    private AccountCreation advanced(AccountCreation creation) {
        creator.advance(creation);
        return creations.find(creation.id()).orElse(creation);
    }

    private static boolean isRepetition(AccountCreation known, AccountCreation intent) {
        if (known.idempotencyKey() == null || !known.idempotencyKey().equals(intent.idempotencyKey())) {
            return false;
        }
        if (!known.requestHash().equals(intent.requestHash())) {
            throw ApiProblem.conflict(
                    "idempotency-key-reused", "This Idempotency-Key was used for another request before.");
        }
        return true;
    }

    private void requireNoAccount(TenantId tenant, Optional<AccountCreation> before) {
        accounts.openOf(tenant).ifPresent(account -> {
            throw ApiProblem.conflict(
                    "tenant-has-account",
                    "The tenant has the account " + account.accountSid() + ", which is " + account.status() + ".");
        });
        if (before.isPresent() && !before.get().isFinished()) {
            throw inProgress();
        }
    }

    private static ApiProblem inProgress() {
        return ApiProblem.conflict("account-being-created", "An account is being created for this tenant.");
    }

    private AccountCreation intent(
            TenantId tenant, String friendlyName, @Nullable IdempotencyKey key, AuditActor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = ids.next();
        var name = TwilioText.cleaned(friendlyName, LONGEST_NAME).strip();
        return new AccountCreation(
                tenant.value(),
                id,
                name + " " + id.replace("-", ""),
                key == null ? null : key.value(),
                RequestHash.of(List.of(tenant.value(), friendlyName)),
                actor,
                State.REQUESTED,
                StepProgress.from(now),
                null,
                null,
                null,
                now);
    }
}
