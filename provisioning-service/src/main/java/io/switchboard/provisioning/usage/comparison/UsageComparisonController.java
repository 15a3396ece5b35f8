package io.switchboard.provisioning.usage.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.switchboard.provisioning.usage.report.UsageRange;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a tenant the difference between what was counted and what Twilio bills. */
@RestController
class UsageComparisonController {

    private final UsageComparisons comparisons;
    private final Clock clock;

    UsageComparisonController(UsageComparisons comparisons, Clock clock) {
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @GetMapping("/api/usage/comparison")
    UsageComparison get(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var range = UsageRange.of(from, to, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return comparisons.of(tenant, range.from(), range.to());
    }
}
