package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.events.CloudEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** How long conversations were open that were closed. */
class UsageClosingTests {

    private final UsageFixture usage = new UsageFixture();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void theTimeIsThatOfTheAssigneeAndElseOfWhoClosed() {
        receive(List.of(closing("ann", "bob", 0, 60), closing(null, "bob", 100, 130), closing(null, "bob", 200, 210)));

        assertThat(usage.rows())
                .extracting(
                        UsageRow::agent,
                        row -> row.figures().closed(),
                        row -> row.figures().openSeconds())
                .containsExactlyInAnyOrder(tuple("ann", 1L, 60L), tuple("bob", 2L, 40L));
    }

    @Test
    void whatARuleOrTwilioClosedIsOfNobodyOnANumberWithoutAgent() {
        receive(List.of(closing(null, "rule", 0, 60), closing(null, null, 100, 130)));

        assertThat(usage.rows())
                .extracting(UsageRow::agent, row -> row.figures().openSeconds())
                .containsExactly(tuple(null, 90L));
    }

    @Test
    void aClosingIsNeitherMessageNorCallAndCountsOnItsDay() {
        var yesterday = NOON.minus(Duration.ofDays(1));
        receive(List.of(usage.closing("ann", null, yesterday, NOON)));

        assertThat(usage.rows()).extracting(UsageRow::figures).singleElement().satisfies(figures -> {
            assertThat(figures.messages()).isZero();
            assertThat(figures.calls()).isZero();
            assertThat(figures.openSeconds()).isEqualTo(86_400);
        });
    }

    @Test
    void aRepeatedEventCountsOnceAndTheLaterOpeningCounts() {
        receive(List.of(closing("ann", null, 0, 60), closing("ann", null, 40, 60)));
        receive(List.of(closing("ann", null, 0, 60)));

        assertThat(usage.rows())
                .extracting(row -> row.figures().closed(), row -> row.figures().openSeconds())
                .containsExactly(tuple(1L, 20L));
    }

    private void receive(List<CloudEvent<Object>> events) {
        usage.receive(events);
        usage.count();
    }

    private CloudEvent<Object> closing(@Nullable String assignee, @Nullable String by, int opened, int closed) {
        return usage.closing(assignee, by, at(opened), at(closed));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
