package io.switchboard.conversation;

import java.time.Duration;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that health and meters show listeners and indexes. */
class ConversationHealthIT extends ConversationServiceFixture {

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aListenerThatHasStoppedIsNamedAndTheAgeOfItsRecordsGrows() {
        var listener = Objects.requireNonNull(listeners.getListenerContainer("twilio-messaging"));
        listener.stop();
        try {
            customerTexts("+15551230017", sid(17));

            await().untilAsserted(() -> assertThat(oldestRecordAge()).isPositive());
            assertThat(health()).contains("has stopped");
        } finally {
            listener.start();
        }
        awaitConversation("demo", "+15551230017");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(oldestRecordAge()).isZero());
        assertThat(health()).doesNotContain("has stopped");
    }

    @Test
    void healthWatchesTheIndexesAndIsUpOnTheStandInToo() {
        await().untilAsserted(() -> {
            var components = JSON.readTree(health()).get("components");
            assertThat(text(components.get("indexes"), "status")).isEqualTo("UP");
            assertThat(text(components.get("mongo"), "status")).isEqualTo("UP");
        });
        assertThat(meters.get("switchboard.storage.indexes.missing").gauge().value())
                .isZero();
    }

    @Test
    void aTenantSeesWhenItsOwnLastMessageArrivedAndWasStored() {
        customerTexts("+15551230018", sid(18));
        awaitConversation("demo", "+15551230018");

        await().untilAsserted(() -> {
            var status = get("demo", "/api/status");
            assertThat(text(status.get("storing"), "state")).isEqualTo("working");
            assertThat(text(status.get("reading"), "state")).isEqualTo("working");
            assertThat(status.get("storing").get("lastEventAt")).isNotNull();
            assertThat(status.get("receiving").get("lastEventAt")).isNotNull();
        });
        assertThat(get("nothing-yet", "/api/status").get("storing").get("lastEventAt"))
                .isNull();
    }

    private double oldestRecordAge() {
        return meters.get("switchboard.kafka.records.oldest.age")
                .tags("group", "conversation-service", "topic", "twilio.messaging")
                .gauge()
                .value();
    }
}
