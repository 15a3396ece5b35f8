package io.switchboard.conversation.sending.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.csv.CsvInvalid;
import io.switchboard.conversation.csv.CsvReader;
import io.switchboard.conversation.csv.CsvRecord;
import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of a bulk message as a table has them: a column {@code address}, and a column for each variable. Of two rows
 * with the same address the first one counts.
 *
 * @param addresses in the order of the rows, as they are written
 * @param values the values of the variables, by address
 */
record BulkTable(List<@Nullable String> addresses, Map<String, Map<String, String>> values) {

    private static final String ADDRESS = "address";
    private static final int LONGEST_VALUE = 1600;
    private static final int LONGEST_QUOTED = 40;

    /** A line that no message can be sent by. */
    record BadLine(int line, String detail) {}

    /**
     * Reads the table.
     *
     * @param channel the channel on which the addresses must be able to receive; null for the usual one
     * @throws ApiProblem that names every line that is wrong
     */
    static BulkTable of(byte[] table, @Nullable String channel) {
        var records = records(table);
        var columns = columns(records);
        var rows = records.subList(1, records.size());
        if (rows.size() > BulkInput.MOST) {
            throw ApiProblem.invalid(
                    "invalid-recipients",
                    "A bulk message has from 1 to %d recipients, not %d.".formatted(BulkInput.MOST, rows.size()));
        }
        requireGood(rows, columns, AddressCheck.channel(channel));
        var addresses = new ArrayList<@Nullable String>();
        var values = new LinkedHashMap<String, Map<String, String>>();
        for (var row : rows) {
            var cells = cells(row, columns);
            var address = String.valueOf(cells.remove(ADDRESS));
            addresses.add(address);
            values.putIfAbsent(address, cells);
        }
        return new BulkTable(addresses, values);
    }

    private static List<CsvRecord> records(byte[] table) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(table))
                    .toString();
            return CsvReader.read(text);
        } catch (CharacterCodingException e) {
            throw invalid("The table is not in UTF-8.", List.of());
        } catch (CsvInvalid e) {
            throw invalid(
                    "The table is not CSV: at line %d %s.".formatted(e.line(), e.detail()),
                    List.of(new BadLine(e.line(), e.detail())));
        }
    }

    private static List<String> columns(List<CsvRecord> records) {
        var columns = records.isEmpty()
                ? List.<String>of()
                : records.getFirst().cells().stream()
                        .map(String::strip)
                        .map(name -> name.equalsIgnoreCase(ADDRESS) ? ADDRESS : name)
                        .toList();
        if (!columns.contains(ADDRESS)) {
            throw invalid("The first line must name the columns, one of them 'address'.", List.of());
        }
        if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
            throw invalid("Each column must have a name of its own.", List.of());
        }
        return columns;
    }

    private static void requireGood(List<CsvRecord> rows, List<String> columns, String channel) {
        var bad = rows.stream()
                .flatMap(row -> problem(row, columns, channel).stream().map(detail -> new BadLine(row.line(), detail)))
                .toList();
        if (!bad.isEmpty()) {
            var first = bad.getFirst();
            var problem = ApiProblem.invalid(
                    "invalid-recipients",
                    "Nothing was sent, because %d of %d lines are wrong. Line %d: %s."
                            .formatted(bad.size(), rows.size(), first.line(), first.detail()));
            problem.getBody().setProperty("lines", bad);
            throw problem;
        }
    }

    private static Optional<String> problem(CsvRecord row, List<String> columns, String channel) {
        if (row.cells().size() != columns.size()) {
            return Optional.of("it has %d cells, and the first line has %d"
                    .formatted(row.cells().size(), columns.size()));
        }
        var cells = cells(row, columns);
        var address = String.valueOf(cells.remove(ADDRESS));
        if (!canReceive(channel, address)) {
            return Optional.of("'%s' is no address that can receive messages on %s"
                    .formatted(UnicodeText.bounded(address, LONGEST_QUOTED), channel));
        }
        return cells.entrySet().stream()
                .flatMap(cell -> problem(cell.getKey(), cell.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> problem(String variable, String value) {
        if (value.isEmpty()) {
            return Optional.of("it has no value for '%s'".formatted(variable));
        }
        return value.codePointCount(0, value.length()) > LONGEST_VALUE
                ? Optional.of("the value of '%s' has more than %d characters".formatted(variable, LONGEST_VALUE))
                : Optional.empty();
    }

    private static boolean canReceive(String channel, String address) {
        try {
            return !AddressCheck.recipient(channel, BulkRecipients.address(address))
                    .isEmpty();
        } catch (ApiProblem problem) {
            return false;
        }
    }

    private static Map<String, String> cells(CsvRecord row, List<String> columns) {
        var cells = new HashMap<String, String>();
        for (var column = 0; column < columns.size(); column++) {
            cells.put(columns.get(column), row.cells().get(column).strip());
        }
        return cells;
    }

    private static ApiProblem invalid(String detail, List<BadLine> lines) {
        var problem = ApiProblem.invalid("invalid-csv", detail);
        if (!lines.isEmpty()) {
            problem.getBody().setProperty("lines", lines);
        }
        return problem;
    }
}
