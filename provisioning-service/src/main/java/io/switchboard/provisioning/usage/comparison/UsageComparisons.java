package io.switchboard.provisioning.usage.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.switchboard.provisioning.usage.UsageFigures;
import io.switchboard.provisioning.usage.UsageRow;
import io.switchboard.provisioning.usage.UsageUnits;
import io.switchboard.provisioning.usage.comparison.UsageComparison.ComparedFigure;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Puts the counts of each day beside Twilio's records of it. */
@Component
public class UsageComparisons {

    private final UsageUnits units;
    private final UsageRecords records;

    UsageComparisons(UsageUnits units, UsageRecords records) {
        this.units = units;
        this.records = records;
    }

    UsageComparison of(TenantId tenant, LocalDate from, LocalDate to) {
        var billed = new TreeMap<String, List<StoredUsageRecord>>();
        records.of(tenant, from, to)
                .forEach(record -> billed.computeIfAbsent(record.day(), day -> new ArrayList<>())
                        .add(record));
        var counted = rows(tenant, from, to);
        var figures = new ArrayList<ComparedFigure>();
        billed.forEach((day, ofDay) -> figures.addAll(compared(day, counted.getOrDefault(day, List.of()), ofDay)));
        return new UsageComparison(
                from.toString(), to.toString(), records.readAt(tenant).orElse(null), figures);
    }

    /** The sum of the days' prices: of each day Twilio's total where it is known, else what was counted. */
    public BigDecimal spent(TenantId tenant, LocalDate from, LocalDate to, String currency) {
        var byDay = new TreeMap<String, BigDecimal>();
        rows(tenant, from, to).forEach((day, rows) -> byDay.put(day, price(rows, currency)));
        var totals = new TreeMap<String, BigDecimal>();
        records.of(tenant, from, to).stream()
                .filter(record -> record.category().equals(UsageRecords.TOTAL))
                .filter(record -> record.currency().equals(currency))
                .forEach(record -> totals.merge(record.day(), record.priceValue(), BigDecimal::add));
        totals.forEach((day, total) -> byDay.merge(day, total, BigDecimal::max));
        return byDay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, List<UsageRow>> rows(TenantId tenant, LocalDate from, LocalDate to) {
        var byDay = new TreeMap<String, List<UsageRow>>();
        try (var found = units.of(tenant, from, to, null)) {
            found.forEach(unit ->
                    byDay.computeIfAbsent(unit.day(), day -> new ArrayList<>()).addAll(unit.rows()));
        }
        return byDay;
    }

    private static List<ComparedFigure> compared(String day, List<UsageRow> rows, List<StoredUsageRecord> records) {
        var figures = new ArrayList<ComparedFigure>();
        for (var direction : List.of("inbound", "outbound")) {
            var billed = sum(records, StoredUsageRecord::countValue, "sms-" + direction, "mms-" + direction);
            figures.add(ComparedFigure.of(day, direction + "Messages", messages(rows, direction), billed));
        }
        var minutes = sum(records, StoredUsageRecord::usageValue, "calls-inbound", "calls-outbound");
        figures.add(ComparedFigure.of(
                day, "minutes", sum(rows, figure -> figure.minutes() + figure.legMinutes()), minutes));
        var recordings = sum(records, StoredUsageRecord::countValue, "recordings");
        figures.add(ComparedFigure.of(day, "recordings", sum(rows, UsageFigures::recordings), recordings));
        figures.addAll(comparedPrices(day, rows, records));
        return figures;
    }

    private static List<ComparedFigure> comparedPrices(
            String day, List<UsageRow> rows, List<StoredUsageRecord> records) {
        var total = sum(records, StoredUsageRecord::priceValue, UsageRecords.TOTAL);
        return records.stream()
                .filter(record -> record.category().equals(UsageRecords.TOTAL))
                .map(StoredUsageRecord::currency)
                .distinct()
                .map(currency -> ComparedFigure.of(day, "price", price(rows, currency), total, currency))
                .toList();
    }

    /** Messages of WhatsApp and other channels are in categories of their own. */
    private static long messages(List<UsageRow> rows, String direction) {
        return sum(
                rows.stream()
                        .filter(row -> direction.equals(row.direction()))
                        .filter(row -> row.channel().equals("sms"))
                        .toList(),
                UsageFigures::messages);
    }

    private static long sum(List<UsageRow> rows, ToLongFunction<UsageFigures> figure) {
        return rows.stream().map(UsageRow::figures).mapToLong(figure).sum();
    }

    private static BigDecimal price(List<UsageRow> rows, String currency) {
        return rows.stream()
                .map(row -> row.figures().amounts().getOrDefault(currency, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(
            List<StoredUsageRecord> records, Function<StoredUsageRecord, BigDecimal> value, String... categories) {
        var wanted = List.of(categories);
        return records.stream()
                .filter(record -> wanted.contains(record.category()))
                .map(value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
