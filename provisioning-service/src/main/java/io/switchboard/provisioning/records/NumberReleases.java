package io.switchboard.provisioning.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Begins releases of numbers and calls them back. Until the cooling-off time is over nothing happens at Twilio. */
@Component
public class NumberReleases {

    private final MongoOperations mongo;
    private final RevisedDocuments<PhoneNumber> revisions;
    private final Clock clock;

    public NumberReleases(MongoOperations mongo, RevisedDocuments<PhoneNumber> revisions, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex releasesToCome() {
        return DeclaredIndex.sparse(
                PhoneNumbers.NAME,
                "releases_to_come",
                Indexes.ascending(NumberFields.RELEASE_AT),
                "numbers are released when their cooling-off time is over");
    }

    /** Decides whether a release may begin or be called back, and makes its audit entry. */
    public interface ReleaseDecision {

        /** Throws to refuse. */
        void require(PhoneNumber number);

        /** Returns the entry in JSON. */
        String audit(PhoneNumber before, PhoneNumber after);
    }

    /**
     * Begins the release of the tenant's number; one that has begun stays as it is.
     *
     * @return empty when the tenant has no such number
     * @throws NumberJournal.ChangeInProgress when a change of the number is in progress
     */
    public Optional<PhoneNumber> begin(
            TenantId tenant, String numberId, Duration coolingOff, ReleaseDecision decision) {
        return change(
                tenant,
                numberId,
                decision,
                before -> before.state() instanceof NumberState.Releasing releasing
                        ? releasing
                        : before.state().beginRelease(clock.instant(), coolingOff));
    }

    /** Calls a release back; throws as {@link #begin} does, in particular once the release at Twilio has begun. */
    public Optional<PhoneNumber> keep(TenantId tenant, String numberId, ReleaseDecision decision) {
        return change(
                tenant,
                numberId,
                decision,
                before -> before.state() instanceof NumberState.Active active
                        ? active
                        : before.state().keep());
    }

    private Optional<PhoneNumber> change(
            TenantId tenant, String numberId, ReleaseDecision decision, Function<PhoneNumber, NumberState> next) {
        return revisions.change(NumberJournal.own(tenant, numberId), number -> {
            var before = NumberJournal.withoutChange(number);
            decision.require(before);
            var state = next.apply(before);
            if (state.equals(before.state())) {
                return DocumentChange.none();
            }
            var update = NumberFields.changeAt(clock.instant()).set(NumberFields.STATE, StoredNumberState.of(state));
            return new DocumentChange(update, ChangeAnnouncements.updated(decision.audit(before, before.in(state))));
        });
    }

    /** Returns numbers whose cooling-off time is over and whose release at Twilio has not begun, oldest first. */
    public List<PhoneNumber> due(Instant now, int limit) {
        var due = query(where(NumberFields.RELEASE_AT)
                        .lte(now)
                        .and(NumberFields.CHANGE)
                        .isNull())
                .with(Sort.by(NumberFields.RELEASE_AT))
                .limit(limit);
        return mongo.find(due, PhoneNumber.class);
    }
}
