package io.switchboard.provisioning.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.web.TenantId;
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

class RecordPublisherTests {

    private static final TenantId DEMO = new TenantId("demo");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String AGENT = "agent-1";

    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, event) -> new byte[0]);
    private final RecordPublisher publisher = publisher(producer);

    @Test
    void aSyncRunDoesNotUndoAChangeMadeWhileItRan() {
        var asTheRunReadIt = number(null, NOON);
        publisher.publishUnlessOlder(number(AGENT, NOON.plusSeconds(1)));

        var written = publisher.publishUnlessOlder(asTheRunReadIt);

        assertThat(written).isFalse();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void anAcknowledgedRecordIsNotPublishedAgain() {
        publisher.publishUnlessOlder(number(AGENT, NOON));
        publisher.awaitAcknowledgements((key, failure) -> {
            throw new AssertionError(failure);
        });

        assertThat(publisher.publishUnlessOlder(number(AGENT, NOON))).isFalse();
        assertThat(publisher.publishUnlessOlder(number(null, NOON.plusSeconds(1))))
                .isTrue();
    }

    @Test
    void aRecordThatKafkaDoesNotAcceptStopsNoOther() {
        var slow = new MockProducer<String, CloudEvent<?>>(
                false, null, new StringSerializer(), (topic, event) -> new byte[0]);
        var publisher = publisher(slow);
        publisher.publish(account("token", NOON));
        publisher.publishUnlessOlder(number(AGENT, NOON));
        slow.errorNext(new RecordTooLargeException("too large"));
        slow.completeNext();
        var rejected = new ArrayList<String>();

        publisher.awaitAcknowledgements((key, failure) -> rejected.add(key));

        assertThat(rejected).containsExactly("AC1");
        assertThat(publisher.publishUnlessOlder(number(AGENT, NOON))).isFalse();
        assertThat(publisher.publish(account("token", NOON))).isTrue();
    }

    @Test
    void aRecordThatCannotBeWrittenAsJsonStopsNoOther() {
        var strict = new MockProducer<String, CloudEvent<?>>(true, null, new StringSerializer(), (topic, event) -> {
            if (topic.equals("switchboard.accounts")) {
                throw new IllegalArgumentException("unpaired surrogate");
            }
            return new byte[0];
        });
        var publisher = publisher(strict);
        publisher.publish(account("token", NOON));
        publisher.publishUnlessOlder(number(AGENT, NOON));
        var rejected = new ArrayList<String>();

        publisher.awaitAcknowledgements((key, failure) -> rejected.add(key));

        assertThat(rejected).containsExactly("AC1");
        assertThat(strict.history()).hasSize(1);
    }

    @Test
    void anOutageOfKafkaEndsTheSyncRun() {
        var slow = new MockProducer<String, CloudEvent<?>>(
                false, null, new StringSerializer(), (topic, event) -> new byte[0]);
        var publisher = publisher(slow);
        publisher.publishUnlessOlder(number(AGENT, NOON));
        slow.errorNext(new TimeoutException("no leader"));

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publisher.awaitAcknowledgements((key, failure) -> {}));
    }

    @Test
    void aRequestWaitsForTheAcknowledgementOfItsRecord() {
        publisher.publishAndAwait(number(AGENT, NOON));

        assertThat(producer.history()).hasSize(1);
        assertThat(publisher.publishUnlessOlder(number(AGENT, NOON))).isFalse();
    }

    @Test
    void aRecordThatWasNotAcknowledgedIsPublishedAgain() {
        producer.sendException = new TimeoutException("no leader");
        assertThatExceptionOfType(PublishFailed.class).isThrownBy(() -> publisher.publishAndAwait(number(AGENT, NOON)));

        producer.sendException = null;
        publisher.publishAndAwait(number(AGENT, NOON));

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void twoChangesWithTheSameContentAndTimeAreTwoEvents() {
        var first = new CompactedRecord(Topics.NUMBERS, "+1", "number.recorded", DEMO, NOON, 1, data(AGENT));
        var second = new CompactedRecord(Topics.NUMBERS, "+1", "number.recorded", DEMO, NOON, 3, data(AGENT));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aRotatedTokenIsPublishedAlthoughTheClockWasSetBack() {
        publisher.publish(account("old token", NOON));

        assertThat(publisher.publish(account("new token", NOON.minusSeconds(1))))
                .isTrue();
    }

    private static CompactedRecord account(String sealedAuthToken, Instant updatedAt) {
        var account = new AccountRecord("AC1", "demo", sealedAuthToken, null, null);
        return new CompactedRecord(Topics.ACCOUNTS, "AC1", "account.recorded", DEMO, updatedAt, 0, account);
    }

    private static CompactedRecord number(@Nullable String agentId, Instant updatedAt) {
        return new CompactedRecord(
                Topics.NUMBERS, "+15005550006", "number.recorded", DEMO, updatedAt, 0, data(agentId));
    }

    private static NumberRecord data(@Nullable String agentId) {
        return new NumberRecord(
                "+15005550006", "demo", "PN1", "AC1", agentId, List.of(NumberRecord.ChannelKind.VOICE), null);
    }

    private static RecordPublisher publisher(MockProducer<String, CloudEvent<?>> producer) {
        var kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, CloudEvent<?>>(Map.of()) {
            @Override
            protected Producer<String, CloudEvent<?>> createRawProducer(Map<String, Object> settings) {
                return producer;
            }
        });
        return new RecordPublisher(new EventPublisher(kafka, new SimpleMeterRegistry()), new KafkaAdmin(Map.of()));
    }
}
