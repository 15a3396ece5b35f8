package io.switchboard.notification.log;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentIdsTests {

    private final RecentIds recent = new RecentIds(2);

    @Test
    void recognisesADuplicate() {
        assertThat(recent.add("demo", "1")).isTrue();
        assertThat(recent.add("demo", "1")).isFalse();
    }

    @Test
    void forgetsTheOldest() {
        recent.add("demo", "1");
        recent.add("demo", "2");
        recent.add("demo", "3");

        assertThat(recent.add("demo", "3")).isFalse();
        assertThat(recent.add("demo", "1")).isTrue();
    }

    @Test
    void anEqualIdOfAnotherTenantIsNoDuplicate() {
        recent.add("other", "SM1");

        assertThat(recent.add("demo", "SM1")).isTrue();
    }
}
