package io.switchboard.kafka.listener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class StalledListenersTests {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(StalledListeners.class);
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StalledListeners stalled = new StalledListeners(new ListenerMeters(registry), clock);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
        stalled.follow("texts");
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void aStalledListenerIsLoggedOnceAMinuteWithReasonRecordAndTime() {
        for (var second = 0; second <= 125; second += 5) {
            fails();
            clock.move(Duration.ofSeconds(5));
        }

        assertThat(lines.list).hasSize(3);
        assertThat(lines.list.getLast().getKeyValuePairs())
                .extracting(each -> each.key + "=" + each.value)
                .contains(
                        "listener=texts",
                        "record=twilio.messaging-3@17",
                        "since=2026-11-21T12:00:00Z",
                        "repeats=25",
                        "reason=org.apache.kafka.common.errors.NotEnoughReplicasException: no leader");
    }

    @Test
    void theMeterTellsForHowLongAndHowOften() {
        fails();
        clock.move(Duration.ofSeconds(30));
        fails();

        assertThat(registry.get("switchboard.kafka.listeners.stalled").gauge().value())
                .isEqualTo(30);
        assertThat(registry.get("switchboard.kafka.records.repeated").counter().count())
                .isEqualTo(2);
    }

    @Test
    void aListenerThatMakesProgressIsNotStalledAndIsLogged() {
        fails();

        stalled.progresses("texts");

        assertThat(stalled.longest("texts")).isEmpty();
        assertThat(lines.list.getLast().getMessage()).isEqualTo("listener processes records again");
        assertThat(registry.get("switchboard.kafka.listeners.stalled").gauge().value())
                .isZero();
    }

    @Test
    void aConsumerThatMakesProgressDoesNotHideAStalledOne() throws InterruptedException {
        var other = Thread.ofVirtual().name("texts-1").start(this::fails);
        other.join();

        stalled.progresses("texts");

        assertThat(stalled.longest("texts")).isPresent();
    }

    @Test
    void aStallWhosePartitionWentElsewhereIsForgotten() {
        fails();

        clock.move(Duration.ofMinutes(4));

        assertThat(stalled.longest("texts")).isEmpty();
    }

    private void fails() {
        stalled.repeats(
                "texts",
                new ConsumerRecord<>("twilio.messaging", 3, 17, "key", "value"),
                new IllegalStateException(new NotEnoughReplicasException("no leader")));
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
