package io.switchboard.change.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

class AuditTrailTests {

    private static final ApiCaller ADMIN =
            new ApiCaller("ann", "console", OneNumber.TENANT, Set.of(Role.ADMIN, Role.AGENT));

    private final TestStore store = new TestStore();
    private final AuditTrail audit = store.get(AuditTrail.class);
    private final RevisedDocuments<Sign> signs =
            store.get(RevisionEvents.class).documents(store.get(MongoOperations.class), Sign.class);

    @Document("signs")
    record Sign(
            @MongoId(FieldType.STRING) String id,
            @Field("text") String text) implements AnnouncedDocument {

        @Override
        public TenantId tenantId() {
            return OneNumber.TENANT;
        }

        @Override
        public String subject() {
            return id;
        }

        @Override
        public Object view() {
            return Map.of("text", text);
        }
    }

    @AfterEach
    void close() {
        MDC.clear();
        store.close();
    }

    @Test
    void anEntryIsPublishedWithTheChangeItDescribes() {
        MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
        signs.insert("s", new Sign("s", "open"), List.of());

        change("closed");

        var published = store.published().take();
        assertThat(published)
                .extracting(CloudEvent::type)
                .containsExactly("io.switchboard.conversation.updated", "io.switchboard.audit.recorded");
        assertThat(published.getFirst().data()).isEqualTo(Map.of("text", "closed"));
        var event = published.getLast();
        assertThat(event.data())
                .isEqualTo(new AuditEntry(
                        event.id(),
                        event.time(),
                        "ann",
                        "console",
                        List.of("agent", "admin"),
                        "demo",
                        "sign.updated",
                        "signs/s",
                        Map.of("text", "open"),
                        Map.of("text", "closed"),
                        Outcome.SUCCEEDED,
                        "0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void anEntryThatKafkaDoesNotTakeIsPublishedByTheSweep() {
        signs.insert("s", new Sign("s", "open"), List.of());
        store.published().beforeEach(() -> {
            throw new TimeoutException("Kafka is away");
        });

        change("closed");

        assertThat(store.published().take()).isEmpty();
        store.published().beforeEach(() -> {});
        store.clock().advance(Duration.ofMinutes(2));
        signs.sweep(Duration.ZERO);
        assertThat(store.published().takeTypes()).contains("io.switchboard.audit.recorded");
    }

    @Test
    void anEntryAboutSomethingThatIsNoDocumentIsPublishedByItself() {
        audit.publish(
                ADMIN, new AuditedChange("recording.deleted", "calls/c/recordings/r", null, null), Outcome.FAILED);

        assertThat(store.published().take())
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
                    assertThat(entry.id()).isEqualTo(event.id());
                    assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(entry.after()).isNull();
                }));
    }

    @Test
    void aLoopIsNamedByItsSubjectAndHasNoRoles() {
        audit.publish(
                AuditActor.loop("repair-loop"),
                OneNumber.TENANT,
                new AuditedChange("phone-number.repaired", "phone-numbers/p", null, Map.of("authToken", "t")),
                Outcome.SUCCEEDED);

        assertThat(store.published().take())
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
                    assertThat(entry.subject()).isEqualTo("system:repair-loop");
                    assertThat(entry.roles()).isEmpty();
                    assertThat(entry.tenantId()).isEqualTo("demo");
                    assertThat(entry.after()).isEmpty();
                }));
    }

    @Test
    void aRepetitionUnderTheSameIdIsTheSameEntry() {
        var change = new AuditedChange("account.closed", "accounts/AC1", null, null);
        audit.publish("close/AC1", AuditActor.loop("closing"), OneNumber.TENANT, change, Outcome.SUCCEEDED);
        audit.publish("close/AC1", AuditActor.loop("closing"), OneNumber.TENANT, change, Outcome.SUCCEEDED);

        assertThat(store.published().take()).extracting(CloudEvent::id).containsExactly("close/AC1", "close/AC1");
    }

    private void change(String text) {
        signs.change(where("_id").is("s"), before -> {
            var after = new Sign("s", text);
            return new DocumentChange(
                    new Update().set("text", text),
                    List.of(
                            new EventAnnouncement(EventType.CONVERSATION_UPDATED.type(), null),
                            audit.announcement(
                                    ADMIN, new AuditedChange("sign.updated", "signs/s", before.view(), after.view()))));
        });
    }
}
