package io.switchboard.provisioning.usage.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a tenant's usage. */
@RestController
@RequestMapping("/api/usage")
class UsageController {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String DAY = "day";

    private final UsageReports reports;
    private final PhoneNumberLookup numbers;
    private final Clock clock;

    UsageController(UsageReports reports, PhoneNumberLookup numbers, Clock clock) {
        this.reports = reports;
        this.numbers = numbers;
        this.clock = clock;
    }

    @GetMapping
    UsageReport get(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = DAY) String groupBy,
            @RequestParam(required = false) @Nullable String number) {
        var range = UsageRange.of(from, to, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return reports.of(tenant, range, UsageGroup.parse(groupBy), number == null ? null : address(tenant, number));
    }

    @GetMapping(produces = CSV)
    ResponseEntity<String> getCsv(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = DAY) String groupBy,
            @RequestParam(required = false) @Nullable String number) {
        var report = get(tenant, from, to, groupBy, number);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(UsageCsv.write(report, UsageGroup.parse(groupBy)));
    }

    /** The address of a number; that of one which was released is taken as it is. */
    private String address(TenantId tenant, String number) {
        var text = number.startsWith(" ") ? "+" + number.strip() : number;
        return text.matches("\\+[0-9]{3,15}")
                ? text
                : numbers.find(tenant, text).address();
    }
}
