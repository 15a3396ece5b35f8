package io.switchboard.kafka.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class KafkaContactTests {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private Instant now = START;
    private boolean answers = true;
    private final KafkaContact contact = new KafkaContact(new Probe(), clock());

    @Test
    void kafkaIsSilentSinceItsLastAnswerAndNoMoreOnceItAnswers() {
        now = START.plusSeconds(5);
        contact.ask();
        answers = false;
        now = START.plusSeconds(12);
        contact.ask();
        var soon = contact.silentSince();
        now = START.plusSeconds(20);
        contact.ask();
        var late = contact.silentSince();
        answers = true;
        contact.ask();

        assertThat(soon).isEmpty();
        assertThat(late).contains(START.plusSeconds(5));
        assertThat(contact.silentSince()).isEmpty();
    }

    @Test
    void aKafkaThatIsNotThereCostsNoMoreThanTheTimeout() {
        try (var probe = new KafkaProbe(Map.of("bootstrap.servers", "localhost:1"))) {
            var real = new KafkaContact(probe, clock());

            assertTimeout(Duration.ofSeconds(5), real::ask);

            now = START.plusSeconds(20);
            assertThat(real.silentSince()).contains(START);
        }
    }

    private Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    private final class Probe extends KafkaProbe {

        Probe() {
            super(Map.of());
        }

        @Override
        void ask() throws TimeoutException {
            if (!answers) {
                throw new TimeoutException("no answer");
            }
        }
    }
}
