package io.switchboard.ingress.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEvent;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class OffersTests {

    private static final TwilioEvent CALL =
            new TwilioEvent("CA1", "t", "AC1", Instant.EPOCH, "/", Map.of(), Map.of("CallSid", List.of("CA1")));
    private static final CloudEvent<TwilioEvent> EVENT =
            new CloudEvent<>("CA1", "t", "/ingress-service", "CA1", Instant.EPOCH, "demo", CALL);

    @Test
    void isKeptWhenKafkaConfirms() throws Exception {
        var kafka = new FakeKafka();

        new Events(kafka.template()).offer(Topics.TWILIO_VOICE, "CA1", EVENT);

        assertThat(kafka.records()).hasSize(1);
    }

    @Test
    void isNotKeptWhenKafkaRefuses() {
        var kafka = new FakeKafka();
        kafka.failWith(new NotEnoughReplicasException("one is gone"));

        assertThatExceptionOfType(NotKept.class)
                .isThrownBy(() -> new Events(kafka.template()).offer(Topics.TWILIO_VOICE, "CA1", EVENT));
    }

    @Test
    void doesNotWaitForAKafkaThatSaysNothing() {
        var events = new Events(FakeKafka.silent());

        assertThatExceptionOfType(NotKept.class).isThrownBy(() -> events.offer(Topics.TWILIO_VOICE, "CA1", EVENT));
        assertThat(events.patience()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void waitsAgainOnceKafkaConfirms() {
        var kafka = new FakeKafka();
        var events = new Events(kafka.template());
        kafka.failWith(new NotEnoughReplicasException("one is gone"));
        assertThatExceptionOfType(NotKept.class).isThrownBy(() -> events.offer(Topics.TWILIO_VOICE, "CA1", EVENT));
        kafka.recover();

        assertThatNoException().isThrownBy(() -> {
            while (events.patience().toMillis() < 100) {
                try {
                    events.offer(Topics.TWILIO_VOICE, "CA1", EVENT);
                } catch (NotKept e) {
                    // Confirmed too late for this one, but in time for the next.
                    Thread.onSpinWait();
                }
            }
        });
    }
}
