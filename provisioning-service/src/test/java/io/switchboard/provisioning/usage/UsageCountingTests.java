package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class UsageCountingTests {

    private final UsageFixture usage = new UsageFixture();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void aDayIsTheSumOfItsMessagesAndCalls() {
        usage.receive(history());
        usage.count();

        assertThat(usage.rows()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOrderAndRepetitionOfTheEventsLeadsToTheSameCounts(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<>(history());
        events.addAll(history());
        Collections.shuffle(events, random);

        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(5));
            usage.receive(events.subList(from, to));
            if (random.nextBoolean()) {
                usage.count();
            }
            from = to;
        }
        usage.count();

        assertThat(usage.rows()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void instancesThatReceiveAndCountAtOnceAgree() throws Exception {
        var other = new UsageFixture(usage);
        var work = new ArrayList<Callable<Object>>();
        for (var seed = 0; seed < 8; seed++) {
            var instance = seed % 2 == 0 ? usage : other;
            var events = new ArrayList<>(history());
            Collections.shuffle(events, new Random(seed));
            work.add(Executors.callable(() -> events.forEach(event -> {
                instance.receive(List.of(event));
                instance.counter().countSome();
            })));
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        usage.count();

        assertThat(usage.rows()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void anEventThatIsRedeliveredAfterACrashInBetweenIsCounted() {
        var text = usage.text("m", TrafficDirection.INBOUND, NOON);
        usage.receiveAndCrash(text);
        usage.count();
        assertThat(usage.rows()).isEmpty();

        usage.receive(List.of(text));
        usage.count();

        assertThat(usage.rows())
                .singleElement()
                .extracting(row -> row.figures().messages())
                .isEqualTo(1L);
    }

    @Test
    void aChangeDuringACountIsCountedNext() {
        usage.receive(List.of(usage.text("m1", TrafficDirection.INBOUND, NOON)));
        var before = usage.units.uncounted(10).getFirst();
        usage.receive(List.of(usage.text("m2", TrafficDirection.INBOUND, NOON)));

        usage.units.count(before, List.of(), Duration.ZERO);

        assertThat(usage.units.uncounted(10)).hasSize(1);
        usage.count();
        assertThat(usage.rows())
                .singleElement()
                .extracting(row -> row.figures().messages())
                .isEqualTo(2L);
    }

    @Test
    void aSlowInstanceDoesNotReplaceALaterCount() {
        usage.receive(List.of(usage.text("m1", TrafficDirection.INBOUND, NOON)));
        var before = usage.units.uncounted(10).getFirst();
        usage.receive(List.of(usage.text("m2", TrafficDirection.INBOUND, NOON)));
        usage.count();

        usage.units.count(before, List.of(), Duration.ZERO);

        assertThat(usage.rows())
                .singleElement()
                .extracting(row -> row.figures().messages())
                .isEqualTo(2L);
    }

    @Test
    void aLatePriceChangesTheDayOfItsMessage() {
        usage.receive(List.of(usage.text("m", TrafficDirection.OUTBOUND, NOON)));
        usage.count();
        usage.clock.advance(Duration.ofDays(40));

        usage.receive(List.of(usage.price("message", "m", "SM1", "-0.00750", NOON.plus(Duration.ofDays(40)))));
        usage.count();

        assertThat(usage.rows()).singleElement().satisfies(row -> {
            assertThat(row.figures().priced()).isEqualTo(1);
            assertThat(row.figures().prices()).isEqualTo(Map.of("USD", 7500L));
        });
    }

    @Test
    void anEventOfADayThatCannotChangeAnyMoreIsNotCounted() {
        usage.receive(List.of(usage.text("m1", TrafficDirection.INBOUND, NOON)));
        usage.count();
        usage.clock.advance(Duration.ofDays(99));

        usage.receive(List.of(usage.text("m2", TrafficDirection.INBOUND, NOON)));
        usage.count();

        assertThat(usage.rows())
                .singleElement()
                .extracting(row -> row.figures().messages())
                .isEqualTo(1L);
    }

    @Test
    void aReplayAfterTheDetailsExpiredChangesNothing() {
        usage.receive(history());
        usage.count();
        usage.clock.advance(Duration.ofDays(102));
        usage.contributions().deleteExpired(usage.clock.instant());

        usage.receive(history());
        usage.count();

        assertThat(usage.rows()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void theDayIsThatOfUtc() {
        usage.receive(List.of(
                usage.text("m1", TrafficDirection.INBOUND, NOON.plus(Duration.ofHours(11))),
                usage.text("m2", TrafficDirection.INBOUND, NOON.plus(Duration.ofHours(12)))));
        usage.count();

        assertThat(usage.mongo.findAll(UsageUnit.class))
                .extracting(UsageUnit::day)
                .containsExactlyInAnyOrder("2026-11-21", "2026-11-22");
    }

    @Test
    void aCallThatBeganBeforeMidnightMovesToThatDay() {
        usage.receive(List.of(usage.call("k", null, Map.of(), List.of(), NOON.plus(Duration.ofHours(13)))));
        usage.count();

        usage.receive(List.of(usage.call("k", 30, Map.of(), List.of(), NOON.plus(Duration.ofHours(11)))));
        usage.count();

        assertThat(usage.mongo.findAll(UsageUnit.class))
                .allSatisfy(unit -> assertThat(unit.rows()).hasSize(unit.day().equals("2026-11-21") ? 1 : 0));
    }

    @Test
    void theSameIdOfTwoTenantsIsTwoMessages() {
        var other = new TenantId("other");
        usage.receive(List.of(
                usage.text("m", TrafficDirection.INBOUND, NOON),
                usage.text(other, "m", TrafficDirection.INBOUND, NOON, null, 2, 0)));
        usage.count();

        assertThat(usage.rows(DEMO))
                .singleElement()
                .extracting(row -> row.figures().segments())
                .isEqualTo(1L);
        assertThat(usage.rows(other))
                .singleElement()
                .extracting(row -> row.figures().segments())
                .isEqualTo(2L);
    }

    @Test
    void aPriceThatIsNoneIsPassedOver() {
        usage.receive(List.of(
                usage.text("m", TrafficDirection.OUTBOUND, NOON),
                usage.price("message", "m", "SM1", "cheap", NOON),
                usage.price("message", "m", "a.$b", "-1", NOON),
                usage.price("fax", "m", "SM1", "-1", NOON)));
        usage.count();

        assertThat(usage.rows())
                .singleElement()
                .extracting(row -> row.figures().priced())
                .isEqualTo(0L);
    }

    private List<CloudEvent<Object>> history() {
        var minute = Duration.ofMinutes(1);
        return List.of(
                usage.text("in", TrafficDirection.INBOUND, NOON),
                usage.text(DEMO, "out", TrafficDirection.OUTBOUND, NOON.plusSeconds(30), "ann", null, 2),
                usage.text(DEMO, "lost", TrafficDirection.OUTBOUND, NOON.plus(minute), "ann", 3, 0),
                usage.status("out", "sent", NOON, 2),
                usage.status("out", "delivered", NOON.plus(minute), 4),
                usage.status("lost", "sent", NOON.plus(minute), null),
                usage.status("lost", "undelivered", NOON.plus(minute), null, 30003),
                usage.price("message", "out", "MM1", "-0.0100", NOON.plus(minute)),
                usage.price("message", "out", "MM1", "-0.0200", NOON.plus(minute.multipliedBy(2))),
                usage.call("call", null, Map.of(), List.of(), NOON),
                usage.call("call", 61, Map.of("CA2", 59), List.of("RE1"), NOON),
                usage.recording("call", "RE1", NOON.plus(minute)),
                usage.recording("call", "RE2", NOON.plus(minute)),
                usage.price("call", "call", "CA1", "-0.0085", NOON.plus(minute)),
                usage.price("call", "call", "CA2", "-0.0140", NOON.plus(minute)),
                usage.closing("ann", null, NOON.minus(Duration.ofHours(1)), NOON));
    }

    private static List<UsageRow> expected() {
        return List.of(
                new UsageRow(
                        null,
                        "inbound",
                        "sms",
                        new UsageFigures(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0)),
                new UsageRow(
                        "ann",
                        "outbound",
                        "sms",
                        new UsageFigures(
                                2,
                                1,
                                7,
                                2,
                                0,
                                0,
                                0,
                                0,
                                0,
                                1,
                                Map.of("USD", 20_000L),
                                Map.of("30003", 1L),
                                1,
                                30,
                                0,
                                0)),
                new UsageRow(
                        null,
                        "inbound",
                        "voice",
                        new UsageFigures(0, 0, 0, 0, 1, 61, 2, 1, 2, 2, Map.of("USD", 22_500L), Map.of(), 0, 0, 0, 0)),
                new UsageRow(
                        "ann",
                        null,
                        "sms",
                        new UsageFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0, 0, 1, 3600)));
    }
}
