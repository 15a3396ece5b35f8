package io.switchboard.kafka.topic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

class TopicCreationTests {

    @Test
    void topicsAreCreatedAfterManyFailures() {
        var attempts = new AtomicInteger();
        var creation = new TopicCreation(new UnreachableKafka(attempts));

        creation.afterSingletonsInstantiated();

        await().atMost(20, SECONDS).until(() -> attempts.get() >= 4);
        creation.destroy();
    }

    private static final class UnreachableKafka extends KafkaAdmin {

        private final AtomicInteger attempts;

        private UnreachableKafka(AtomicInteger attempts) {
            super(Map.of());
            this.attempts = attempts;
        }

        @Override
        protected List<NewTopic> newTopics() {
            return List.of(TopicBuilder.name("twilio.messaging").build());
        }

        @Override
        protected Admin createAdmin() {
            attempts.incrementAndGet();
            throw new KafkaException("not reachable");
        }
    }
}
