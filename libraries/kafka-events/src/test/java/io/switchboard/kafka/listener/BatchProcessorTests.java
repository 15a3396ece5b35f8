package io.switchboard.kafka.listener;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BatchProcessorTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> stored = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ListenerMeters meters = new ListenerMeters(registry);
    private final StalledListeners stalled = new StalledListeners(meters, Clock.fixed(NOON, ZoneOffset.UTC));
    private final BatchProcessor batches = new BatchProcessor(
            (record, failure) -> deadLetters.add(record.offset() + ": " + failure.getMessage()),
            stalled,
            meters,
            new FailureClassifiers(List.of()));

    @Test
    void aRecordThatCanNeverBeStoredStopsNoOther() {
        batches.process(
                "test", records("a", "b", "bad", "c", "d"), BatchProcessorTests::anything, storeAllBut(Set.of("bad")));

        assertThat(new HashSet<>(stored)).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(deadLetters).containsExactly("2: java.lang.IllegalStateException: bad cannot be stored");
    }

    @Test
    void theOthersAreStoredInTheirOrder() {
        var names = IntStream.range(0, 100).mapToObj(i -> "r" + i).toList();
        var bad = Set.of("r0", "r17", "r18", "r63", "r99");

        batches.process("test", records(names.toArray(String[]::new)), BatchProcessorTests::anything, storeAllBut(bad));

        assertThat(stored.stream().distinct())
                .containsExactlyElementsOf(
                        names.stream().filter(each -> !bad.contains(each)).toList());
        assertThat(deadLetters).hasSize(5);
    }

    @Test
    void aRecordThatFailsTheCheckIsNeverStored() {
        batches.process(
                "test",
                records("a", "bad", "b"),
                event -> {
                    if (event.data().equals("bad")) {
                        throw new UnprocessableEvent("it is bad");
                    }
                },
                events -> events.forEach(accepted -> stored.add(accepted.data())));

        assertThat(stored).containsExactly("a", "b");
        assertThat(deadLetters).containsExactly("1: it is bad");
    }

    @Test
    void aCheckThatFailsUnexpectedlyIsADefectAndNotTheRecordsFault() {
        batches.process(
                "test",
                records("bad", "broken"),
                event -> {
                    throw event.data().equals("bad")
                            ? new UnprocessableEvent("it is bad")
                            : new IllegalArgumentException("a defect of the check");
                },
                events -> events.forEach(accepted -> stored.add(accepted.data())));

        assertThat(deadLettered("invalid")).isEqualTo(1);
        assertThat(deadLettered("failed")).isEqualTo(1);
    }

    @Test
    void aCheckThatStumblesOverARecordRejectsThatRecordAlone() {
        batches.process(
                "test",
                records("a", "bad"),
                event -> Objects.requireNonNull(event.data().equals("bad") ? null : event),
                events -> events.forEach(accepted -> stored.add(accepted.data())));

        assertThat(stored).containsExactly("a");
        assertThat(deadLetters).hasSize(1);
    }

    @Test
    void aRecordWithoutAValueIsDeadLettered() {
        batches.process("test", records("a", null), BatchProcessorTests::anything, storeAllBut(Set.of()));

        assertThat(stored).containsExactly("a");
        assertThat(deadLetters).containsExactly("1: the value is no CloudEvent");
    }

    @Test
    void aFailureThatPassesIsThrownAndNothingIsDeadLettered() {
        assertThatExceptionOfType(NotEnoughReplicasException.class)
                .isThrownBy(() ->
                        batches.process("test", records("a", null, "b"), BatchProcessorTests::anything, events -> {
                            throw new NotEnoughReplicasException("no leader");
                        }));

        assertThat(deadLetters).isEmpty();
        assertThat(stalled.longest("test")).hasValueSatisfying(each -> {
            assertThat(each.record()).isEqualTo("topic-0@0");
            assertThat(each.reason()).contains("no leader");
        });
    }

    @Test
    void aFailureThatPassesWhileABadRecordIsIsolatedIsThrownToo() {
        assertThatExceptionOfType(NotEnoughReplicasException.class)
                .isThrownBy(() -> batches.process(
                        "test", records("a", "bad", "b", "c"), BatchProcessorTests::anything, events -> {
                            if (events.size() == 1) {
                                throw new NotEnoughReplicasException("no leader");
                            }
                            throw new IllegalStateException("one of them");
                        }));

        assertThat(deadLetters).isEmpty();
    }

    @Test
    void aRecordWhoseFailureWasAnAccidentIsStored() {
        var tries = new ArrayList<String>();

        batches.process("test", records("a"), BatchProcessorTests::anything, events -> {
            tries.add("try");
            if (tries.size() < 3) {
                throw new IllegalStateException("accident");
            }
            stored.add("a");
        });

        assertThat(stored).containsExactly("a");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void manyBadRecordsDoNotMultiplyTheTries() {
        var tries = new ArrayList<Integer>();
        var bad = Collections.nCopies(500, "bad").toArray(String[]::new);

        batches.process("test", records(bad), BatchProcessorTests::anything, events -> {
            tries.add(events.size());
            throw new IllegalStateException("bad");
        });

        assertThat(deadLetters).hasSize(500);
        assertThat(tries).hasSizeLessThan(2 * 500 + 61);
    }

    @Test
    void aStackThatOverflowsIsTheRecordsOwnFailure() {
        batches.process("test", records("a", "deep"), BatchProcessorTests::anything, events -> {
            if (events.stream().anyMatch(each -> each.data().equals("deep"))) {
                throw new StackOverflowError();
            }
            events.forEach(each -> stored.add(each.data()));
        });

        assertThat(stored).containsExactly("a");
        assertThat(deadLetters).hasSize(1);
    }

    @Test
    void aDeadLetterThatCannotBeWrittenKeepsTheBatch() {
        var broken = new BatchProcessor(
                (record, failure) -> {
                    throw new KafkaException("away", new TimeoutException());
                },
                stalled,
                meters,
                new FailureClassifiers(List.of()));

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> broken.process(
                        "test", records("bad"), BatchProcessorTests::anything, storeAllBut(Set.of("bad"))));
        assertThat(stalled.longest("test")).isPresent();
    }

    @Test
    void deadLettersAreCountedByTopicAndReason() {
        batches.process("test", records("bad", null), BatchProcessorTests::anything, storeAllBut(Set.of("bad")));

        assertThat(deadLettered("failed")).isEqualTo(1);
        assertThat(deadLettered("unreadable")).isEqualTo(1);
    }

    private static void anything(CloudEvent<String> event) {
        // Every event passes.
    }

    private double deadLettered(String reason) {
        return registry.get("switchboard.kafka.records.dead.lettered")
                .tag("topic", "topic")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Stores all events or none, as a bulk write of a listener may leave it. */
    private Consumer<List<CloudEvent<String>>> storeAllBut(Set<String> bad) {
        return events -> {
            events.stream()
                    .filter(each -> bad.contains(each.data()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new IllegalStateException(each.data() + " cannot be stored");
                    });
            events.forEach(each -> stored.add(each.data()));
        };
    }

    private static List<ConsumerRecord<String, CloudEvent<String>>> records(@Nullable String... data) {
        return Stream.iterate(0, i -> i < data.length, i -> i + 1)
                .map(i -> record(i, data[i]))
                .toList();
    }

    private static ConsumerRecord<String, CloudEvent<String>> record(int offset, @Nullable String data) {
        var event = data == null ? null : new CloudEvent<>("id" + offset, "type", "/test", null, NOON, "demo", data);
        return new ConsumerRecord<>("topic", 0, offset, "key", event);
    }
}
