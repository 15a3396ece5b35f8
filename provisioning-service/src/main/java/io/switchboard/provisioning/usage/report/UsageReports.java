package io.switchboard.provisioning.usage.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.usage.UsageFigures;
import io.switchboard.provisioning.usage.UsageProgress;
import io.switchboard.provisioning.usage.UsageRow;
import io.switchboard.provisioning.usage.UsageUnit;
import io.switchboard.provisioning.usage.UsageUnits;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up the counts of a range of days. Memory grows with the rows of the report, which are limited. */
@Component
class UsageReports {

    private static final int MOST_ROWS = 20_000;

    private final UsageUnits units;
    private final UsageProgress progress;
    private final PhoneNumbers numbers;

    UsageReports(UsageUnits units, UsageProgress progress, PhoneNumbers numbers) {
        this.units = units;
        this.progress = progress;
        this.numbers = numbers;
    }

    /**
     * Makes the report.
     *
     * @throws ApiProblem when it would have too many rows
     */
    UsageReport of(TenantId tenant, UsageRange range, Set<UsageGroup> groups, @Nullable String number) {
        // Before the counts are read: what is counted in between is shown and only said to be missing.
        var countedUpTo = countedUpTo(tenant, range);
        Map<Map<UsageGroup, String>, UsageFigures> sums = new HashMap<>();
        try (var found = units.of(tenant, range.from(), range.to(), number)) {
            found.forEach(unit -> unit.rows().forEach(row -> add(sums, groups, unit, row)));
        }
        var totals = sums.values().stream().reduce(UsageFigures.NONE, UsageFigures::plus);
        return new UsageReport(
                range.from().toString(),
                range.to().toString(),
                countedUpTo.orElse(null),
                rows(tenant, sums),
                UsageReport.Figures.of(totals));
    }

    private Optional<Instant> countedUpTo(TenantId tenant, UsageRange range) {
        var changed = units.changedSince(tenant, range.from(), range.to());
        return progress.readUpTo()
                .map(read -> changed.filter(since -> since.isBefore(read)).orElse(read));
    }

    private static void add(
            Map<Map<UsageGroup, String>, UsageFigures> sums, Set<UsageGroup> groups, UsageUnit unit, UsageRow row) {
        var key = new EnumMap<UsageGroup, String>(UsageGroup.class);
        for (var group : groups) {
            var value = group.value(unit, row);
            if (value != null) {
                key.put(group, value);
            }
        }
        sums.merge(key, row.figures(), UsageFigures::plus);
        if (sums.size() > MOST_ROWS) {
            throw ApiProblem.invalid(
                    "too-many-rows",
                    "The report would have more than %d rows; group by less, or ask for fewer days or one number."
                            .formatted(MOST_ROWS));
        }
    }

    private List<UsageReport.Row> rows(TenantId tenant, Map<Map<UsageGroup, String>, UsageFigures> sums) {
        var names = new HashMap<String, String>();
        var rows = new ArrayList<UsageReport.Row>();
        sums.forEach((key, figures) -> {
            var number = key.get(UsageGroup.NUMBER);
            rows.add(new UsageReport.Row(
                    key.get(UsageGroup.DAY),
                    number,
                    number == null ? null : names.computeIfAbsent(number, any -> name(tenant, any)),
                    key.get(UsageGroup.AGENT),
                    key.get(UsageGroup.DIRECTION),
                    key.get(UsageGroup.CHANNEL),
                    UsageReport.Figures.of(figures)));
        });
        rows.sort(order());
        return rows;
    }

    private @Nullable String name(TenantId tenant, String number) {
        return numbers.find(tenant, number).map(PhoneNumber::friendlyName).orElse(null);
    }

    private static Comparator<UsageReport.Row> order() {
        var nulls = Comparator.nullsFirst(Comparator.<String>naturalOrder());
        return Comparator.comparing(UsageReport.Row::day, nulls)
                .thenComparing(UsageReport.Row::number, nulls)
                .thenComparing(UsageReport.Row::agent, nulls)
                .thenComparing(UsageReport.Row::direction, nulls)
                .thenComparing(UsageReport.Row::channel, nulls);
    }
}
