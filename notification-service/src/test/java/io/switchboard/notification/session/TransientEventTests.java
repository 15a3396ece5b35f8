package io.switchboard.notification.session;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An event of a type that is for those who are there: clients receive it when it happens and never when they catch up. */
class TransientEventTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);

    @Test
    void aClientThatIsThereReceivesIt() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "before");
        kafka.streams.accept(presence());
        kafka.happens("demo", "after");

        assertThat(kafka.serve(stream, null).ids()).containsExactly("before", "presence", "after");
    }

    @Test
    void aClientThatCatchesUpDoesNot() throws InterruptedException {
        kafka.happens("demo", "before");
        kafka.streams.accept(presence());
        kafka.happens("demo", "after");
        var stream = TestStreams.open(kafka.streams, "demo");

        assertThat(kafka.serve(stream, kafka.position(0).toString()).ids()).containsExactly("before", "after");
    }

    private ConsumerRecord<byte[], byte[]> presence() {
        var event = new CloudEvent<Object>(
                "presence", "io.switchboard.presence.changed", "/test", null, StreamRecords.TIME, "demo", "");
        var record = StreamRecords.of(0, kafka.topic.size(), event, "{}");
        kafka.topic.add(record);
        return record;
    }
}
