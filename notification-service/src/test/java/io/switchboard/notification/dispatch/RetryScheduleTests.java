package io.switchboard.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

import io.switchboard.notification.delivery.DeliveryState;
import io.switchboard.notification.delivery.StoredDelivery;
import io.switchboard.notification.sending.WebhookEvent;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTests {

    private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = CREATED.plus(Duration.ofDays(3));

    /** Without jitter. */
    private final RetrySchedule schedule = new RetrySchedule(() -> 0L);

    @Test
    void delaysTripleFromFiveSecondsToSixHoursForThreeDays() {
        var delays = new ArrayList<Long>();
        var now = CREATED;
        for (var attempts = 0; attempts < 100; attempts++) {
            var next = schedule.next(delivery(attempts), now, null);
            if (next.isEmpty()) {
                break;
            }
            delays.add(Duration.between(now, next.get()).toSeconds());
            now = next.get();
        }

        assertThat(delays).startsWith(5L, 15L, 45L, 135L, 405L, 1215L, 3645L, 10_935L, 21_600L, 21_600L);
        assertThat(now).as("the last attempt").isEqualTo(END);
        assertThat(delays).hasSize(20);
    }

    @Test
    void theEndpointsWishCountsUpToSixHours() {
        assertThat(schedule.next(delivery(0), CREATED, Duration.ofSeconds(60))).hasValue(CREATED.plusSeconds(60));
        assertThat(schedule.next(delivery(2), CREATED, Duration.ofSeconds(1))).hasValue(CREATED.plusSeconds(45));
        assertThat(schedule.next(delivery(0), CREATED, Duration.ofDays(30)))
                .hasValue(CREATED.plus(Duration.ofHours(6)));
        assertThat(schedule.next(delivery(0), CREATED, Duration.ofSeconds(-5))).hasValue(CREATED.plusSeconds(5));
    }

    @Test
    void jitterAddsAtMostAFifth() {
        var random = RandomGenerator.of("L64X128MixRandom");
        var jittered = new RetrySchedule(random);

        for (var i = 0; i < 100; i++) {
            assertThat(jittered.next(delivery(0), CREATED, null).orElseThrow())
                    .isBetween(CREATED.plusSeconds(5), CREATED.plusSeconds(6));
        }
    }

    private static StoredDelivery delivery(int attempts) {
        var event = new WebhookEvent("1", "t", "/s", null, CREATED, "demo", null);
        return new StoredDelivery(
                "1",
                new TenantId("demo"),
                "e",
                "e|c",
                1,
                event,
                null,
                2,
                DeliveryState.PENDING,
                attempts,
                CREATED,
                CREATED,
                END,
                null);
    }
}
