package io.switchboard.notification.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.switchboard.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicLookupIT {

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
    private final String name = "lookup-" + UUID.randomUUID();

    @Test
    void aMissingTopicIsNoFailure() throws Exception {
        try (var lookup = new TopicLookup(name, kafka);
                var admin = Admin.create(kafka)) {
            assertThat(lookup.get()).isEmpty();

            admin.createTopics(List.of(new NewTopic(name, Optional.of(3), Optional.empty())))
                    .all()
                    .get();

            assertThat(lookup.get()).map(TopicVersion::partitions).contains(3);
        }
    }
}
