package io.switchboard.provisioning.callplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.events.NumberRecord;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.TestClock;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.member.MemberNumbers;
import io.switchboard.provisioning.member.MemberReader;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** The numbers of the tenant {@code demo}, whose records are collected in place of Kafka. */
public final class CallPlanFixture {

    public static final TenantId TENANT = new TenantId("demo");
    public static final String CLOSING = "Goodbye.";
    public static final String VOICEMAIL = "Leave a message.";

    public final TestClock clock = new TestClock();
    public final MongoOperations mongo = EmptyStore.open();
    public final List<NumberRecord> published = new ArrayList<>();

    private final TenantCallStore tenants = new TenantCallStore(mongo);
    private final EffectivePlans plans =
            new EffectivePlans(new MemberReader(mongo), tenants, new VoicePlanSettings(CLOSING, VOICEMAIL));
    private final NumberAnnouncer announcer;

    public CallPlanFixture() {
        var revisions = new RevisedDocuments<>(
                mongo, PhoneNumber.class, (number, events) -> publish(number), clock, Duration.ofMinutes(1));
        var beans = new StaticListableBeanFactory(
                Map.of("journal", new NumberJournal(mongo, revisions, new IdGenerator(), clock)));
        announcer = new NumberAnnouncer(new PhoneNumbers(mongo), beans.getBeanProvider(NumberJournal.class));
    }

    private void publish(PhoneNumber number) {
        published.add((NumberRecord) Objects.requireNonNull(new EffectiveRecords(plans)
                .completed(number.toCompactedRecord())
                .data()));
    }

    /** Receives changes of members. */
    public MemberNumbers members() {
        return announcer;
    }

    /** Adds a number, with the given fields of its document. */
    public PhoneNumber number(String address, Map<String, Object> fields) {
        var sid = "PN" + "%032d".formatted(Long.parseLong(address.substring(1)));
        var number = mongo.insert(RecordedNumbers.active(address, sid, "AC1", null));
        var update = new Update();
        fields.forEach(update::set);
        if (!fields.isEmpty()) {
            mongo.updateFirst(query(where("_id").is(number.id())), update, PhoneNumber.class);
        }
        return Objects.requireNonNull(mongo.findById(number.id(), PhoneNumber.class));
    }

    public EffectivePlan effective(PhoneNumber number) {
        return plans.of(number);
    }

    /** Follows an event about the tenant's settings of calls. */
    boolean settings(int revision, boolean recording, @Nullable String greeting, @Nullable Map<String, Object> plan) {
        var values = new HashMap<String, Object>(Map.of("recording", recording));
        if (greeting != null) {
            values.put("greeting", greeting);
        }
        if (plan != null) {
            values.put("defaultPlan", plan);
        }
        var isNew = tenants.store(TENANT, revision, values);
        if (isNew) {
            announcer.announceNumbersOf(TENANT);
        }
        return isNew;
    }
}
