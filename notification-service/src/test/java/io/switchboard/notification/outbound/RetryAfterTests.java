package io.switchboard.notification.outbound;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

    @Test
    void itIsSecondsOrADate() {
        var now = Instant.parse("2026-11-21T12:00:00.123Z");

        assertThat(RetryAfter.read("120", now)).contains(now.plusSeconds(120));
        assertThat(RetryAfter.read("Sat, 21 Nov 2026 12:05:00 GMT", now)).isPresent();
        assertThat(RetryAfter.read("soon", now)).isEmpty();
        assertThat(RetryAfter.read("-5", now)).isEmpty();
        assertThat(RetryAfter.read(null, now)).isEmpty();
    }
}
