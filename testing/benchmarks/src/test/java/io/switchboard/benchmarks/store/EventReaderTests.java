package io.switchboard.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventReaderTests {

    private static final String TOPIC = Topics.EVENTS.name();

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @Test
    void aCopyThatComesAfterTheLastEventIsCounted() {
        var partition = new TopicPartition(TOPIC, 0);
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.schedulePollTask(() -> {
            add("one");
            add("two");
        });
        consumer.schedulePollTask(() -> add("one"));

        try (var reader = new EventReader(consumer)) {
            var count = reader.await(EventReader.RECEIVED, 2);

            assertThat(count.found()).isEqualTo(2);
            assertThat(count.repeated()).isEqualTo(1);
        }
    }

    private void add(String id) {
        var record = new ConsumerRecord<byte[], byte[]>(TOPIC, 0, offset++, new byte[0], new byte[0]);
        record.headers().add("ce_type", bytes("io.switchboard." + EventReader.RECEIVED));
        record.headers().add("ce_id", bytes(id));
        consumer.addRecord(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
