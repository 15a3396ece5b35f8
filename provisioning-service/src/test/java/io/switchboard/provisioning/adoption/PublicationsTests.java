package io.switchboard.provisioning.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.numbers.PhoneNumber;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class PublicationsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BUSY = "{\"type\":\"reject\",\"reason\":\"busy\"}";

    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, event) -> new byte[0]);
    private final Publications publications = new Publications(kafka(), new KafkaAdmin(Map.of()));

    @Test
    void aRoundDoesNotUndoWhatSomebodyChangedMeanwhile() {
        var asTheRoundReadIt = number(null, NOON);
        publications.publish(number(BUSY, NOON.plusSeconds(1)));

        var written = publications.publish(asTheRoundReadIt);

        assertThat(written).isFalse();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void theSameIsNotWrittenAgainOnceItIsAcknowledged() {
        publications.publish(number(BUSY, NOON));
        publications.awaitAcknowledgements();

        assertThat(publications.publish(number(BUSY, NOON))).isFalse();
        assertThat(publications.publish(number(null, NOON.plusSeconds(1)))).isTrue();
    }

    @Test
    void aRotatedTokenIsWrittenThoughTheClockWasSetBack() {
        publications.publish(account("old token", NOON));

        assertThat(publications.publish(account("new token", NOON.minusSeconds(1))))
                .isTrue();
    }

    private static AdoptedAccount account(String sealedAuthToken, Instant updatedAt) {
        return new AdoptedAccount("AC1", "AC1", "demo", "active", sealedAuthToken, null, null, updatedAt);
    }

    private static PhoneNumber number(@Nullable String voicePlan, Instant updatedAt) {
        return new PhoneNumber(
                "id",
                "+15005550006",
                "PN1",
                "AC1",
                "demo",
                "",
                List.of("voice"),
                List.of("voice"),
                null,
                voicePlan,
                false,
                NOON,
                updatedAt);
    }

    private KafkaTemplate<String, CloudEvent<?>> kafka() {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()) {
            @Override
            protected Producer<String, CloudEvent<?>> createRawProducer(Map<String, Object> settings) {
                return producer;
            }
        });
    }
}
