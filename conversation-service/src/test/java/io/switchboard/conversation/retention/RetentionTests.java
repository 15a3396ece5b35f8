package io.switchboard.conversation.retention;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MessageStore messages = store.get(MessageStore.class);
    private final MongoOperations mongo = store.get(MongoOperations.class);
    private final RetentionRunner runner = RetentionFixture.runner(store);
    private int texts;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void textsThatAreTooOldAreRemovedAndTheMessagesStay() {
        var old = text("old");
        store.clock().advance(Duration.ofDays(31));
        var recent = text("recent");
        keep("{\"bodiesDays\": 30}");

        runner.run();

        assertThat(stored(old).body()).isEmpty();
        assertThat(stored(old).from()).isEqualTo(old.from());
        assertThat(stored(recent).body()).isEqualTo("recent");
    }

    @Test
    void whatBecomesTooOldLaterIsRemovedByALaterRun() {
        keep("{\"bodiesDays\": 30}");
        var first = text("first");
        store.clock().advance(Duration.ofDays(20));
        var second = text("second");
        store.clock().advance(Duration.ofDays(11));
        runner.run();
        assertThat(stored(second).body()).isEqualTo("second");

        store.clock().advance(Duration.ofDays(20));
        runner.run();

        assertThat(stored(first).body()).isEmpty();
        assertThat(stored(second).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"bodiesDays\": null}", "{\"bodiesDays\": 0}", "{\"bodiesDays\": -1}", "not json", "[]"})
    void withoutAReadableNumberEverythingIsKept(String settings) {
        var old = text("old");
        store.clock().advance(Duration.ofDays(3650));
        keep(settings);

        runner.run();

        assertThat(stored(old).body()).isEqualTo("old");
    }

    @Test
    void aTenantWithoutSettingsKeepsEverything() {
        var old = text("old");
        store.clock().advance(Duration.ofDays(3650));

        runner.run();

        assertThat(stored(old).body()).isEqualTo("old");
    }

    @Test
    void theTextOfAnOldNewestMessageIsNoLongerInTheList() {
        var old = text("old secret");
        store.clock().advance(Duration.ofDays(31));
        keep("{\"bodiesDays\": 30}");

        runner.run();

        var conversation = mongo.findById(old.conversationId(), Document.class, "conversations");
        assertThat(Objects.requireNonNull(conversation).toJson()).doesNotContain("secret");
    }

    private void keep(String settings) {
        mongo.save(
                new Document("_id", "demo|retention")
                        .append("tenantId", "demo")
                        .append("page", "retention")
                        .append("values", settings),
                "settings");
    }

    private StoredMessage text(String body) {
        texts++;
        return messages.add(List.of(NewMessageBuilder.inbound("SM" + texts)
                        .between(OneNumber.ADDRESS, "+15551230001")
                        .body(body)
                        .at(store.clock().instant())
                        .build()))
                .getFirst()
                .message();
    }

    private StoredMessage stored(StoredMessage message) {
        return store.get(Messages.class).find(OneNumber.TENANT, message.id()).orElseThrow();
    }
}
