package io.switchboard.ingress.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class WebhookEventPublisherTests {

    private static final TwilioEvent CALL =
            new TwilioEvent("CA1", "t", "AC1", Instant.EPOCH, "/", Map.of(), Map.of("CallSid", List.of("CA1")));
    private static final CloudEvent<TwilioEvent> EVENT =
            new CloudEvent<>("CA1", "t", "/ingress-service", "CA1", Instant.EPOCH, "demo", CALL);

    @Test
    void anEventIsPublishedWhenKafkaAcknowledges() {
        var kafka = new FakeKafka();

        publishBestEffort(kafka.publisher());

        assertThat(kafka.records()).hasSize(1);
    }

    @Test
    void anEventThatKafkaRejectsHasFailed() {
        var kafka = new FakeKafka();
        kafka.failWith(new NotEnoughReplicasException("one is gone"));

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publishBestEffort(kafka.publisher()))
                .withCauseInstanceOf(NotEnoughReplicasException.class);
    }

    @Test
    void aKafkaThatDoesNotAnswerIsNotWaitedFor() {
        var publisher = FakeKafka.silent().publisher();

        assertThatExceptionOfType(PublishFailed.class).isThrownBy(() -> publishBestEffort(publisher));
        assertThat(publisher.callTimeout()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aKafkaThatAcknowledgesAgainIsWaitedForAgain() {
        var kafka = new FakeKafka();
        var publisher = kafka.publisher();
        kafka.failWith(new NotEnoughReplicasException("one is gone"));
        assertThatExceptionOfType(PublishFailed.class).isThrownBy(() -> publishBestEffort(publisher));
        kafka.recover();

        assertThatNoException().isThrownBy(() -> {
            while (publisher.callTimeout().toMillis() < 100) {
                try {
                    publishBestEffort(publisher);
                } catch (PublishFailed e) {
                    // Acknowledged too late for this one, but in time for the next.
                    Thread.onSpinWait();
                }
            }
        });
    }

    private static void publishBestEffort(WebhookEventPublisher publisher) {
        publisher.publishBestEffort(Topics.TWILIO_VOICE, "CA1", EVENT);
    }
}
