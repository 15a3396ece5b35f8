package io.switchboard.conversation.retention;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.retention.RetentionCheck.CheckedRetention;
import io.switchboard.conversation.retention.RetentionCheck.DueContent;
import io.switchboard.conversation.setting.page.RetentionPage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionCheckTests {

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MongoOperations mongo = store.get(MongoOperations.class);
    private final RetentionCheck check = store.get(RetentionCheck.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsTheTextsThatTheNextRunRemoves() {
        store("SM1", "old");
        store("SM2", "");
        store.clock().advance(Duration.ofDays(20));
        store("SM3", "newer");
        store.clock().advance(Duration.ofDays(11));

        assertThat(of(30, null, null).texts()).isEqualTo(new DueContent(1, false));
        assertThat(of(5, null, null).texts()).isEqualTo(new DueContent(2, false));
        assertThat(of(60, null, null)).isEqualTo(new CheckedRetention(new DueContent(0, false), null, null));
    }

    @Test
    void whatWasRemovedIsNotCountedAgain() {
        store("SM1", "old");
        store.clock().advance(Duration.ofDays(31));
        mongo.save(
                new Document("_id", "demo|retention")
                        .append("tenantId", "demo")
                        .append("page", "retention")
                        .append("values", "{\"bodiesDays\": 30}"),
                "settings");
        RetentionFixture.runner(store).run();

        assertThat(of(10, null, null).texts()).isEqualTo(new DueContent(0, false));
    }

    @Test
    void aMessageThatStillWaitsToBeSentIsNotCounted() {
        store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.outbound()
                        .between(OneNumber.ADDRESS, "+15551230001")
                        .at(store.clock().instant())
                        .build()));
        store.clock().advance(Duration.ofDays(31));

        assertThat(of(30, null, null).texts()).isEqualTo(new DueContent(0, false));
    }

    @Test
    void countsFilesAndRecordingsEach() {
        var at = store.clock().instant();
        mongo.insert(
                new Document("_id", "m1")
                        .append("tenantId", "demo")
                        .append("direction", "inbound")
                        .append("createdAt", at)
                        .append("media", List.of(new Document("key", "a"), new Document("key", "b"))),
                "messages");
        mongo.insert(
                new Document("_id", "c1")
                        .append("tenantId", "demo")
                        .append("startedAt", at)
                        .append("recordings", List.of("RE" + "a".repeat(32), "RE" + "b".repeat(32)))
                        .append("deletedRecordings", List.of("RE" + "b".repeat(32))),
                "calls");
        store.clock().advance(Duration.ofDays(2));

        assertThat(of(null, 1, 1))
                .isEqualTo(new CheckedRetention(null, new DueContent(2, false), new DueContent(1, false)));
    }

    @Test
    void anotherTenantsContentIsNotCounted() {
        store("SM1", "old");
        store.clock().advance(Duration.ofDays(31));

        assertThat(check.of(new TenantId("other"), new RetentionPage(30, 30, 30)))
                .isEqualTo(new CheckedRetention(
                        new DueContent(0, false), new DueContent(0, false), new DueContent(0, false)));
    }

    private CheckedRetention of(
            @Nullable Integer bodiesDays, @Nullable Integer mediaDays, @Nullable Integer recordingsDays) {
        return check.of(OneNumber.TENANT, new RetentionPage(bodiesDays, mediaDays, recordingsDays));
    }

    private void store(String sid, String body) {
        store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound(sid)
                        .between(OneNumber.ADDRESS, "+15551230001")
                        .body(body)
                        .at(store.clock().instant())
                        .build()));
    }
}
