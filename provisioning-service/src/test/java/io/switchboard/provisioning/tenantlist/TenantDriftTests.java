package io.switchboard.provisioning.tenantlist;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.drift.AccountDrift;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenantDriftTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(300);

    @Test
    void theNumbersOfAllActiveAccountsAreAddedUpAndTheOldestPassCounts() {
        var accounts = List.of(account("AC1", "active"), account("AC2", "active"), account("AC3", "closed"));
        var found = Map.of(
                "AC1", new AccountDrift("AC1", 3, 1, NOON, null),
                "AC2", new AccountDrift("AC2", 2, 2, BEFORE, null),
                "AC3", new AccountDrift("AC3", 9, 9, BEFORE.minusSeconds(9), null));

        assertThat(TenantDrift.of(accounts, found)).isEqualTo(new TenantDrift(5, 3, BEFORE));
    }

    @Test
    void aTenantIsNotComparedBeforeEachOfItsAccountsIs() {
        var accounts = List.of(account("AC1", "active"), account("AC2", "active"));

        assertThat(TenantDrift.of(accounts, Map.of("AC1", new AccountDrift("AC1", 3, 1, NOON, null))))
                .isEqualTo(new TenantDrift(3, 1, null));
        assertThat(TenantDrift.of(List.of(account("AC3", "suspended")), Map.of()))
                .isEqualTo(new TenantDrift(0, 0, null));
    }

    private static RecordedAccount account(String sid, String status) {
        return new RecordedAccount(sid, "AC0", new TenantId("demo"), status, "sealed", null, null, NOON, null, null);
    }
}
