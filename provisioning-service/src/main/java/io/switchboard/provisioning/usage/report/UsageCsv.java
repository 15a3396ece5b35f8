package io.switchboard.provisioning.usage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes a report as CSV (RFC 4180), a line for each row. A text that a spreadsheet would take for a formula begins with an
 * apostrophe; a phone number stays as it is.
 */
final class UsageCsv {

    private static final String END = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\t\r\n-].*");
    private static final Pattern E164 = Pattern.compile("\\+[0-9]{1,15}");
    private static final Pattern QUOTED = Pattern.compile("[,\"\r\n]");

    /** The figures that are several numbers each; those of prices are in the columns of price and currency. */
    private static final Set<String> SUMS = Set.of("prices", "failures");

    private static final List<String> FIGURES = Arrays.stream(UsageReport.Figures.class.getRecordComponents())
            .map(component -> component.getName())
            .filter(name -> !SUMS.contains(name))
            .toList();

    private UsageCsv() {}

    static String write(UsageReport report, Set<UsageGroup> groups) {
        var csv = new StringBuilder(String.join(",", header(groups))).append(END);
        report.rows().forEach(row -> csv.append(line(row, groups)).append(END));
        return csv.toString();
    }

    private static List<String> header(Set<UsageGroup> groups) {
        var header = new ArrayList<String>();
        for (var group : groups) {
            header.add(group.label());
            if (group == UsageGroup.NUMBER) {
                header.add("numberName");
            }
        }
        header.addAll(FIGURES);
        return header;
    }

    private static String line(UsageReport.Row row, Set<UsageGroup> groups) {
        var cells = new ArrayList<@Nullable Object>();
        for (var group : groups) {
            switch (group) {
                case DAY -> cells.add(row.day());
                case NUMBER -> {
                    cells.add(row.number());
                    cells.add(row.numberName());
                }
                case AGENT -> cells.add(row.agent());
                case DIRECTION -> cells.add(row.direction());
                case CHANNEL -> cells.add(row.channel());
            }
        }
        cells.addAll(figures(row.figures()));
        return cells.stream().map(UsageCsv::cell).collect(Collectors.joining(","));
    }

    /** In the order of the record's components. Of several currencies, each amount is followed by its currency. */
    private static List<@Nullable Object> figures(UsageReport.Figures figures) {
        var prices = figures.prices();
        return Arrays.asList(
                figures.messages(),
                figures.undelivered(),
                figures.segments(),
                figures.media(),
                figures.calls(),
                figures.voiceSeconds(),
                figures.voiceMinutes(),
                figures.legMinutes(),
                figures.recordings(),
                figures.answers(),
                figures.answerSeconds(),
                figures.priced(),
                figures.price() == null ? null : figures.price().toPlainString(),
                prices == null
                        ? figures.currency()
                        : prices.entrySet().stream()
                                .map(price -> price.getValue().toPlainString() + " " + price.getKey())
                                .collect(Collectors.joining(" + ")),
                figures.closed(),
                figures.openSeconds());
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var safe = FORMULA.matcher(text).matches() && !E164.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
