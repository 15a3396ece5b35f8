package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts units again that have changed. A unit's rows are the sum over what its messages, calls and closings contribute, so
 * whatever was repeated, reordered or interrupted, and however many instances count, the next count is right.
 */
@Component
class UsageCounter {

    private static final int PIECE = 100;

    /** A unit that takes long is counted more seldom, so that counting it takes at most a twentieth of the time. */
    private static final int SHARE = 20;

    private final UsageContributions contributions;
    private final UsageUnits units;
    private final UsageMeters meters;
    private final Clock clock;

    UsageCounter(UsageContributions contributions, UsageUnits units, UsageMeters meters, Clock clock) {
        this.contributions = contributions;
        this.units = units;
        this.meters = meters;
        this.clock = clock;
    }

    /** Counts units that have changed, at most a hundred; returns how many. */
    int countSome() {
        var changed = units.uncounted(PIECE);
        changed.forEach(this::count);
        return changed.size();
    }

    private void count(UsageUnit unit) {
        var began = clock.instant();
        var rows = rows(unit);
        var pause = Duration.between(began, clock.instant()).multipliedBy(SHARE);
        units.count(unit, rows, pause.isNegative() ? Duration.ZERO : pause);
        meters.counted();
    }

    private List<UsageRow> rows(UsageUnit unit) {
        Map<RowKey, UsageFigures> sums = new LinkedHashMap<>();
        try (var counted = contributions.of(unit.key())) {
            counted.forEach(
                    one -> sums.merge(RowKey.of(one, unit.agentId()), UsageFigures.of(one), UsageFigures::plus));
        }
        var rows = new ArrayList<UsageRow>();
        sums.forEach((key, figures) -> rows.add(new UsageRow(key.agent(), key.direction(), key.channel(), figures)));
        return rows;
    }

    private record RowKey(@Nullable String agent, @Nullable String direction, String channel) {

        private static RowKey of(UsageContribution one, @Nullable String agentOfNumber) {
            return new RowKey(
                    one.by() == null ? agentOfNumber : one.by(),
                    one.direction(),
                    Objects.requireNonNull(one.channel()));
        }
    }
}
