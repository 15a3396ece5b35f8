package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.message.StatusWriter.StatusUpdate;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.StoredMessages;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that a batch of statuses is one update per message, and that no status is lost to another writer. */
class StatusWriterTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> writes = new ArrayList<>();
    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final TestStore store = new TestStore(WatchedDatabase.of(database, new WatchedDatabase.Watcher() {

        @Override
        public void before(String collection, String operation) {
            if (!operation.equals("find")) {
                writes.add(collection + " " + operation);
            }
        }

        @Override
        public void after(String collection, String operation) {
            // Only the beginning of an operation is noted.
        }
    }));
    private final Messages messages = store.get(Messages.class);
    private final StatusWriter writer = store.get(StatusWriter.class);

    @AfterEach
    void close() {
        store.close();
        database.drop();
    }

    @Test
    void allStatusesOfABatchAreWrittenWithOneRequest() {
        var one = queued("m1");
        var other = queued("m2");
        writes.clear();

        writer.write(Stream.of("sending", "sent", "delivered")
                .flatMap(status -> Stream.of(update(one, status), update(other, status)))
                .toList());

        assertThat(writes).containsExactly("messages bulkWrite");
        assertThat(statuses("m1")).containsExactly("queued", "sending", "sent", "delivered");
        assertThat(message("m2").status()).isEqualTo("delivered");
    }

    @Test
    void statusesThatAreStoredAlreadyWriteNothing() {
        writer.write(List.of(update(queued("m1"), "delivered")));
        writes.clear();

        writer.write(List.of(update(message("m1"), "delivered")));

        assertThat(writes).isEmpty();
    }

    @Test
    void aStatusThatAnotherInstanceStoredInBetweenStaysInTheHistory() {
        var read = queued("m1");
        writer.write(List.of(update(read, "delivered")));

        writer.write(List.of(update(read, "sent")));

        assertThat(statuses("m1")).containsExactly("queued", "delivered", "sent");
        assertThat(message("m1").status()).isEqualTo("delivered");
    }

    @Test
    void aMessageThatWasErasedInBetweenStaysErased() {
        var read = queued("m1");
        store.get(MessageErasure.class).erase(List.of(read));

        writer.write(List.of(update(read, "delivered")));

        assertThat(message("m1").isErased()).isTrue();
        assertThat(message("m1").history()).isEmpty();
    }

    @Test
    void manySidsAreNotedWithOneRequestAndEachForOneMessage() {
        queued("m1");
        queued("m2");
        queued("m3");
        writes.clear();

        var updates = store.get(StatusUpdates.class);
        updates.apply(List.of(report("m1", "SM1"), report("m2", "SM2"), report("m3", "SM2")));

        assertThat(writes).containsExactly("messages bulkWrite", "messages bulkWrite");
        assertThat(message("m1").twilioSid()).isEqualTo("SM1");
        assertThat(List.of(message("m2"), message("m3")))
                .extracting(StoredMessage::twilioSid)
                .containsOnlyOnce("SM2")
                .containsOnlyOnce((String) null);
    }

    private StoredMessage queued(String id) {
        messages.insertAbsent(List.of(StoredMessages.queued(id, NOON, List.of(StatusChange.of("queued", NOON)))));
        return message(id);
    }

    private StoredMessage message(String id) {
        return messages.find(List.of(id), List.of()).getFirst();
    }

    private List<String> statuses(String id) {
        return message(id).history().stream().map(StatusChange::status).toList();
    }

    private static StatusUpdate update(StoredMessage message, String status) {
        return new StatusUpdate(message, StatusChange.of(status, NOON));
    }

    private static StatusReport report(String id, String sid) {
        var cause = new CloudEvent<>(sid, "type", "/test", null, NOON, OneNumber.TENANT.value(), "data");
        return new StatusReport(OneNumber.TENANT, sid, id, StatusChange.of("sent", NOON), cause);
    }
}
