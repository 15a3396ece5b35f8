package io.switchboard.notification.log;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StreamPositionTests {

    private static final Uuid TOPIC = Uuid.randomUuid();

    @Test
    void isReadFromItsText() {
        var position = new StreamPosition(new TopicVersion(TOPIC, 6).generation(), 5, Long.MAX_VALUE / 10);

        assertThat(StreamPosition.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "a.1",
                "a.1.2.3",
                "a.1.-2",
                "a.1.+2",
                "x.1.2",
                "A.1.2",
                "a.1.9999999999999999999",
                "a.9999999999.1",
                "123456789.1.1",
                "a.1.٣",
                "a.1.2\n",
                " a.1.2",
                "01937a5e-0000-7000-8000-000000000000"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(StreamPosition.parse(text)).isEmpty();
    }

    @Test
    void belongsToOneTopicAndOneNumberOfPartitions() {
        var generation = new TopicVersion(TOPIC, 6).generation();

        assertThat(new TopicVersion(TOPIC, 6).generation()).isEqualTo(generation);
        assertThat(new TopicVersion(TOPIC, 7).generation()).isNotEqualTo(generation);
        assertThat(new TopicVersion(Uuid.randomUuid(), 6).generation()).isNotEqualTo(generation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "other", "ünïcode", "01937a5e-0000-7000-8000-000000000000"})
    void aTenantIsAtHomeWhereProducersPutIt(String tenantId) {
        assertThat(new TopicVersion(TOPIC, 6).partitionOf(tenantId))
                .isEqualTo(BuiltInPartitioner.partitionForKey(tenantId.getBytes(UTF_8), 6));
    }
}
