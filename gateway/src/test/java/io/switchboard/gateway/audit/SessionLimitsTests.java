package io.switchboard.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks how many entries strangers and operators can cause. */
class SessionLimitsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void failedLoginsOverTheLimitOfAMinuteAreCountedInTheNextEntry() {
        var failures = new FailedLogins();
        for (var i = 0; i < FailedLogins.EACH_MINUTE; i++) {
            assertThat(failures.record(NOON)).isEqualTo(OptionalLong.of(0));
        }

        assertThat(failures.record(NOON.plusSeconds(1))).isEmpty();
        assertThat(failures.record(NOON.plusSeconds(59))).isEmpty();

        assertThat(failures.record(NOON.plusSeconds(60))).isEqualTo(OptionalLong.of(2));
        assertThat(failures.record(NOON.plusSeconds(61))).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void anOperatorEntersATenantOnceAnHour() {
        var tenants = new EnteredTenants();

        assertThat(tenants.entered(operator("first"), NOON)).isPresent();
        assertThat(tenants.entered(operator("second"), NOON)).isPresent();
        assertThat(tenants.entered(operator("first"), NOON.plus(Duration.ofMinutes(59))))
                .isEmpty();
        assertThat(tenants.entered(operator("first"), NOON.plus(Duration.ofMinutes(60))))
                .isPresent();
    }

    @Test
    void severalGatewaysGiveTheSameEntryTheSameId() {
        var here = new EnteredTenants().entered(operator("first"), NOON);
        var there = new EnteredTenants().entered(operator("first"), NOON.plusSeconds(100));
        var later = new EnteredTenants().entered(operator("first"), NOON.plusSeconds(4000));

        assertThat(here).isEqualTo(there).isNotEqualTo(later);
    }

    @Test
    void moreTenantsThanAreRememberedAreRecordedAgainAndNotLeftOut() {
        var tenants = new EnteredTenants();
        for (var i = 0; i < EnteredTenants.MOST; i++) {
            tenants.entered(operator("tenant-" + i), NOON);
        }

        assertThat(tenants.entered(operator("one-more"), NOON)).isPresent();
        assertThat(tenants.entered(operator("tenant-1"), NOON)).isPresent();
    }

    private static ApiCaller operator(String tenant) {
        return new ApiCaller("op", "console", new TenantId(tenant), Set.of(Role.OPERATOR));
    }
}
