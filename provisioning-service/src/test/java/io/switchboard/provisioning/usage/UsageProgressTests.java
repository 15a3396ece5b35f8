package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageProgressTests {

    private final UsageFixture usage = new UsageFixture();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void aPartitionThatIsIdleForADayIsReadUpToTheLastMoments() {
        var before = Instant.now();

        usage.isIdle(3, Duration.ofDays(1));

        assertThat(usage.readUpTo())
                .hasValueSatisfying(time -> assertThat(time)
                        .isBetween(before.minusSeconds(6), Instant.now().minusSeconds(5)));
    }
}
