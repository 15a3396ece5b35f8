package io.switchboard.conversation.status;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.kafka.report.ListenerReport;
import io.switchboard.web.status.PartCondition;
import io.switchboard.web.status.PartState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Determines conditions from the meters that the listeners have. */
class ListenerConditionsTests {

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ListenerConditions conditions = new ListenerConditions(
            KafkaContact.with(Map.of("bootstrap.servers", "localhost:1"), clock), new ListenerReport(meters), clock);

    @Test
    void messagesAreStoredWhileNoneWaits() {
        oldest("twilio.messaging", 0);

        assertThat(conditions.storing()).isEqualTo(PartCondition.working());
    }

    @Test
    void messagesAreStoredLateSinceTheOldestOfThemArrived() {
        oldest("twilio.messaging", 42);
        oldest("twilio.voice", 0);

        assertThat(conditions.storing().state()).isEqualTo(PartState.DELAYED);
        assertThat(conditions.storing().since()).isEqualTo(clock.instant().minusSeconds(42));
        assertThat(conditions.calls().state()).isEqualTo(PartState.WORKING);
    }

    @Test
    void aListenerThatRepeatsABatchFailsSinceItDoes() {
        meters.gauge("switchboard.kafka.listeners.stalled", Tags.of("listener", "twilio-messaging"), 90);

        assertThat(conditions.storing().state()).isEqualTo(PartState.FAILING);
        assertThat(conditions.storing().since()).isEqualTo(clock.instant().minusSeconds(90));
    }

    @Test
    void nothingIsStoredSinceKafkaAnsweredLast() {
        var started = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        assertThat(conditions.storing().state()).isEqualTo(PartState.FAILING);
        assertThat(conditions.storing().since()).isEqualTo(started);
        assertThat(conditions.storing().detail()).startsWith("Kafka does not answer.");
    }

    private void oldest(String topic, int seconds) {
        meters.gauge(
                "switchboard.kafka.records.oldest.age",
                Tags.of("group", "conversation-service", "topic", topic),
                seconds);
    }
}
