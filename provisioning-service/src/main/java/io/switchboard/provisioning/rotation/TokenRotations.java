package io.switchboard.provisioning.rotation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.StepProgress;
import io.switchboard.provisioning.rotation.TokenRotation.State;
import io.switchboard.web.ApiProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the last rotation of each account. */
@Component
public class TokenRotations {

    private static final int BATCH = 20;

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    public TokenRotations(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex unfinishedRotations() {
        return DeclaredIndex.plain(
                "token-rotations",
                "unfinished_rotations",
                Indexes.ascending("state", "progress.nextAttemptAt"),
                "the loop looks for rotations to continue");
    }

    /** Returns the last rotation of the account, finished or not. */
    public Optional<TokenRotation> find(String accountSid) {
        return Optional.ofNullable(mongo.findById(accountSid, TokenRotation.class));
    }

    /**
     * Records the intent to rotate the account's token, or returns the rotation that is in progress.
     *
     * @throws ApiProblem when the account is not active, or its token is a setting
     */
    public TokenRotation begin(RecordedAccount account, AuditActor actor) {
        requireRotatable(account);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var intent = new TokenRotation(
                account.accountSid(),
                ids.next(),
                account.tenantId(),
                actor,
                State.REQUESTED,
                StepProgress.from(now),
                null,
                null,
                null,
                now);
        var before = find(account.accountSid());
        if (before.isPresent() && !before.get().isFinished()) {
            return before.get();
        }
        var isOurs = before.isEmpty() ? DocumentInserts.ifAbsent(mongo, intent) : replace(before.get(), intent);
        return isOurs ? intent : find(account.accountSid()).orElse(intent);
    }

    private static void requireRotatable(RecordedAccount account) {
        if (account.isMain()) {
            throw ApiProblem.conflict(
                    "main-account",
                    "The main account's token is the setting TWILIO_AUTH_TOKEN; rotate it in Twilio's console and change"
                            + " the setting.");
        }
        if (!account.isActive()) {
            throw ApiProblem.conflict(
                    "account-not-active",
                    "The account is " + account.status() + "; only the token of an active account can be rotated.");
        }
    }

    /** Replaces a rotation, unless it has changed since it was read; false then. */
    boolean replace(TokenRotation before, TokenRotation after) {
        var unchanged = where("_id")
                .is(before.accountSid())
                .and("id")
                .is(before.id())
                .and("state")
                .is(before.state())
                .and("progress.failures")
                .is(before.progress().failures());
        return mongo.replace(query(unchanged), after).getMatchedCount() > 0;
    }

    /** Returns some rotations whose next step is due. */
    List<TokenRotation> due(Instant now) {
        var due = where("state")
                .in(State.REQUESTED, State.STORED, State.ACCEPTED, State.PROMOTING)
                .and("progress.nextAttemptAt")
                .lte(now);
        return mongo.find(query(due).limit(BATCH), TokenRotation.class);
    }
}
