package io.switchboard.kafka.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssignedConsumerTests {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);

    private final MockConsumer<String, String> kafka = new MockConsumer<>("none");
    private final AssignedConsumer<String, String> consumer = new AssignedConsumer<>(kafka);

    @Test
    void theSettingsHaveNoGroupAndCommitAndCreateNothing() {
        var settings = AssignedConsumer.settings(
                Map.of("bootstrap.servers", "kafka:9092", "group.id", "service", "enable.auto.commit", true),
                MissingOffset.FAIL);

        assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("auto.offset.reset", "none")
                .doesNotContainKey("group.id");
    }

    @Test
    void aTopicThatIsMissingHasNoPartitions() {
        kafka.updatePartitions("topic", List.of(info(0), info(1)));

        assertThat(consumer.partitions("topic")).containsExactly(FIRST, SECOND);
        assertThat(consumer.partitions("other")).isEmpty();
    }

    @Test
    void theDistanceIsWhatIsLeftToReadUpToTheEnds() {
        kafka.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 5L));
        kafka.updateEndOffsets(Map.of(FIRST, 2L, SECOND, 6L));
        consumer.assign(List.of(FIRST, SECOND));
        consumer.seek(consumer.beginnings(List.of(FIRST, SECOND)));
        var ends = consumer.ends(List.of(FIRST, SECOND));

        assertThat(consumer.distanceTo(ends)).isEqualTo(3);

        kafka.addRecord(new ConsumerRecord<>("topic", 0, 0, "key", "a"));
        kafka.addRecord(new ConsumerRecord<>("topic", 0, 1, "key", "b"));
        kafka.addRecord(new ConsumerRecord<>("topic", 1, 5, "key", "c"));
        assertThat(consumer.poll(Duration.ZERO)).hasSize(3);
        assertThat(consumer.distanceTo(ends)).isZero();
        assertThat(consumer.position(SECOND)).isEqualTo(6);
    }

    private static PartitionInfo info(int partition) {
        return new PartitionInfo("topic", partition, Node.noNode(), new Node[0], new Node[0]);
    }
}
