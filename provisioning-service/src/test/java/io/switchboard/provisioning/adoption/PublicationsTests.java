package io.switchboard.provisioning.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.numbers.PhoneNumber;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicationsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BUSY = "{\"type\":\"reject\",\"reason\":\"busy\"}";

    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, event) -> new byte[0]);
    private final Publications publications = publications(producer);

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
        publications.awaitAcknowledgements((key, failure) -> {
            throw new AssertionError(failure);
        });

        assertThat(publications.publish(number(BUSY, NOON))).isFalse();
        assertThat(publications.publish(number(null, NOON.plusSeconds(1)))).isTrue();
    }

    @Test
    void aRecordThatKafkaDoesNotTakeIsNotTheOthersTrouble() {
        var slow = new MockProducer<String, CloudEvent<?>>(
                false, null, new StringSerializer(), (topic, event) -> new byte[0]);
        var publications = publications(slow);
        publications.publish(account("token", NOON));
        publications.publish(number(BUSY, NOON));
        slow.errorNext(new RecordTooLargeException("too large"));
        slow.completeNext();
        var refused = new ArrayList<String>();

        publications.awaitAcknowledgements((key, failure) -> refused.add(key));

        assertThat(refused).containsExactly("AC1");
        assertThat(publications.publish(number(BUSY, NOON))).isFalse();
        assertThat(publications.publish(account("token", NOON))).isTrue();
    }

    @Test
    void aRecordThatCannotBeWrittenAsJsonIsNotTheOthersTrouble() {
        var strict = new MockProducer<String, CloudEvent<?>>(true, null, new StringSerializer(), (topic, event) -> {
            if (topic.equals("switchboard.accounts")) {
                throw new IllegalArgumentException("half a character");
            }
            return new byte[0];
        });
        var publications = publications(strict);
        publications.publish(account("token", NOON));
        publications.publish(number(BUSY, NOON));
        var refused = new ArrayList<String>();

        publications.awaitAcknowledgements((key, failure) -> refused.add(key));

        assertThat(refused).containsExactly("AC1");
        assertThat(strict.history()).hasSize(1);
    }

    @Test
    void anOutageOfKafkaEndsTheRound() {
        var slow = new MockProducer<String, CloudEvent<?>>(
                false, null, new StringSerializer(), (topic, event) -> new byte[0]);
        var publications = publications(slow);
        publications.publish(number(BUSY, NOON));
        slow.errorNext(new TimeoutException("no leader"));

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publications.awaitAcknowledgements((key, failure) -> {}));
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

    private static Publications publications(MockProducer<String, CloudEvent<?>> producer) {
        var kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, CloudEvent<?>>(Map.of()) {
            @Override
            protected Producer<String, CloudEvent<?>> createRawProducer(Map<String, Object> settings) {
                return producer;
            }
        });
        return new Publications(new EventPublisher(kafka, new SimpleMeterRegistry()), new KafkaAdmin(Map.of()));
    }
}
