package io.switchboard.notification.session;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.subscription.EventFilter;
import io.switchboard.notification.subscription.Subscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilteredStreamTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);

    @Test
    void aStreamHasTheTypesThatTheClientAskedFor() throws InterruptedException {
        var stream = open("note.added", null);
        theDay();

        assertThat(kafka.serve(stream, null).ids()).containsExactly("note1", "note2");
    }

    @Test
    void aStreamHasTheConversationsThatTheClientAskedFor() throws InterruptedException {
        var stream = open(null, "c2");
        theDay();

        assertThat(kafka.serve(stream, null).ids()).containsExactly("message2", "note2", "update2");
    }

    @Test
    void aResumeWithAFilterHasNoGap() throws InterruptedException {
        theDay();
        var all = kafka.serve(open(null, null), kafka.position(0).toString()).ids();
        var filtered = kafka.serve(open("note.added", "c2"), kafka.position(0).toString())
                .ids();

        assertThat(all).containsExactly("message1", "note1", "message2", "note2", "update2", "contact");
        assertThat(filtered).containsExactly("note2");
    }

    /** Otherwise the client would be told to reload one day, although it has missed nothing. */
    @Test
    void thePositionMovesOnPastEventsThatTheClientDidNotAskFor() throws InterruptedException {
        var stream = open("call.received", null);
        theDay();

        assertThat(kafka.serve(stream, null).calls()).last().isEqualTo("heartbeat " + kafka.position(6));
    }

    private void theDay() {
        happens("message1", "message.received", "{\"id\":\"m\",\"conversationId\":\"c1\"}");
        happens("note1", "note.added", "{\"by\":{\"conversationId\":\"c2\"},\"conversationId\":\"c1\"}");
        happens("message2", "message.received", "{\"id\":\"m\",\"conversationId\":\"c2\"}");
        happens("note2", "note.added", "{\"conversationId\":\"c2\",\"by\":{\"conversationId\":\"c1\"}}");
        happens("update2", "conversation.updated", "{\"id\":\"c2\"}");
        happens("contact", "contact.created", "{\"id\":\"c2\"}");
    }

    private OpenStream open(@Nullable String types, @Nullable String conversations) throws InterruptedException {
        return kafka.streams.open(new Subscription("demo", null, EventFilter.parse(types, conversations)));
    }

    private void happens(String id, String type, String payload) {
        var event = new CloudEvent<Object>(id, "io.switchboard." + type, "/test", null, StreamRecords.TIME, "demo", "");
        ConsumerRecord<byte[], byte[]> record = StreamRecords.of(0, kafka.topic.size(), event, payload);
        kafka.topic.add(record);
        kafka.streams.accept(record);
    }
}
