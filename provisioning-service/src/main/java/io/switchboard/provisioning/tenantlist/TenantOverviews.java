package io.switchboard.provisioning.tenantlist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.drift.AccountDrift;
import io.switchboard.provisioning.drift.AccountDrifts;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.tenantlist.TenantOverview.TenantAccount;
import io.switchboard.provisioning.tenantlist.TenantOverview.UsedToday;
import io.switchboard.provisioning.usage.UsageFigures;
import io.switchboard.provisioning.usage.UsageRow;
import io.switchboard.provisioning.usage.UsageUnits;
import io.switchboard.provisioning.usage.rate.RecentTraffic;
import io.switchboard.provisioning.usage.rate.TrafficRates;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Collects what operators see of each tenant. A tenant is one that has, or had, an account. */
@Component
class TenantOverviews {

    private final Accounts accounts;
    private final NumberRecorder numbers;
    private final UsageUnits usage;
    private final TrafficRates rates;
    private final AccountDrifts drifts;
    private final Clock clock;

    TenantOverviews(
            Accounts accounts,
            NumberRecorder numbers,
            UsageUnits usage,
            TrafficRates rates,
            AccountDrifts drifts,
            Clock clock) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.usage = usage;
        this.rates = rates;
        this.drifts = drifts;
        this.clock = clock;
    }

    /** Returns the tenants after this one, ordered by id. */
    List<TenantOverview> after(String tenantId, int limit) {
        var byTenant = accounts.recorded().stream()
                .filter(account -> account.tenantId().value().compareTo(tenantId) > 0)
                .collect(Collectors.groupingBy(
                        account -> account.tenantId().value(), TreeMap::new, Collectors.toList()));
        var tenants = byTenant.keySet().stream().limit(limit).map(TenantId::new).toList();
        var recent = rates.of(tenants);
        var found = driftsOf(tenants.stream()
                .flatMap(tenant -> Objects.requireNonNull(byTenant.get(tenant.value())).stream())
                .toList());
        return tenants.stream()
                .map(tenant -> overview(
                        tenant,
                        Objects.requireNonNull(byTenant.get(tenant.value())),
                        found,
                        recent.getOrDefault(tenant, RecentTraffic.NONE)))
                .toList();
    }

    private Map<String, AccountDrift> driftsOf(Collection<RecordedAccount> all) {
        return drifts
                .of(all.stream()
                        .filter(RecordedAccount::isActive)
                        .map(RecordedAccount::accountSid)
                        .toList())
                .stream()
                .collect(Collectors.toMap(AccountDrift::accountSid, Function.identity()));
    }

    private TenantOverview overview(
            TenantId tenant, List<RecordedAccount> owned, Map<String, AccountDrift> found, RecentTraffic recent) {
        var sids = owned.stream().map(RecordedAccount::accountSid).toList();
        var drift = TenantDrift.of(owned, found);
        return new TenantOverview(
                tenant.value(),
                state(owned),
                owned.stream()
                        .map(account -> new TenantAccount(
                                account.accountSid(), account.status(), account.friendlyName(), account.isImported()))
                        .sorted(Comparator.comparing(TenantAccount::accountSid))
                        .toList(),
                numbers.count(sids),
                drift.drifted(),
                drift.failing(),
                drift.comparedAt(),
                usedToday(tenant),
                recent);
    }

    private static String state(List<RecordedAccount> owned) {
        if (owned.stream().anyMatch(RecordedAccount::isActive)) {
            return RecordedAccount.ACTIVE;
        }
        return owned.stream().allMatch(RecordedAccount::isClosed) ? RecordedAccount.CLOSED : RecordedAccount.SUSPENDED;
    }

    private UsedToday usedToday(TenantId tenant) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        try (var units = usage.of(tenant, today, today, null)) {
            var sum = units.flatMap(unit -> unit.rows().stream())
                    .map(UsageRow::figures)
                    .reduce(UsageFigures.NONE, UsageFigures::plus);
            return new UsedToday(sum.messages(), sum.undelivered(), sum.segments(), sum.minutes());
        }
    }
}
