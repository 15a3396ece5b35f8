package io.switchboard.conversation.contact.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import io.switchboard.conversation.contact.table.ImportColumn.Use;
import io.switchboard.conversation.csv.CsvInvalid;
import io.switchboard.conversation.csv.CsvReader;
import io.switchboard.conversation.csv.CsvRecord;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;

/** A table of contacts, whose first line names the columns. Its rows may still be wrong; {@link ImportRow} reads them. */
record ImportTable(List<ImportColumn> columns, List<CsvRecord> rows) {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_ROWS = 10_000;

    private static final String INVALID = "invalid-csv";

    /**
     * Decodes the body of a request.
     *
     * @throws ApiProblem 413 when it is too long, 400 when it is not UTF-8
     */
    static String text(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw ApiProblem.tooLarge(MOST_BYTES);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiProblem.invalid(INVALID, "The table is not in UTF-8. Save it as CSV UTF-8.");
        }
    }

    /**
     * Reads the table.
     *
     * @throws ApiProblem 400 when it is no table of contacts
     */
    static ImportTable of(String text) {
        var records = records(text);
        if (records.isEmpty()) {
            throw ApiProblem.invalid(INVALID, "The table is empty.");
        }
        var columns = columns(records.getFirst());
        var rows = records.subList(1, records.size());
        if (rows.isEmpty()) {
            throw ApiProblem.invalid(INVALID, "The table has names of columns, and no line with a contact.");
        }
        if (rows.size() > MOST_ROWS) {
            throw ApiProblem.invalid(
                    "too-many-rows",
                    "A table has at most %d contacts, not %d. Divide it.".formatted(MOST_ROWS, rows.size()));
        }
        return new ImportTable(columns, rows);
    }

    private static List<CsvRecord> records(String text) {
        try {
            return CsvReader.read(text);
        } catch (CsvInvalid e) {
            throw ApiProblem.invalid(INVALID, "The table is not CSV: at line %d %s.".formatted(e.line(), e.detail()));
        }
    }

    private static List<ImportColumn> columns(CsvRecord header) {
        var columns = new ArrayList<ImportColumn>();
        var problems = new ArrayList<FieldProblem>();
        var names = new HashSet<String>();
        for (var cell : header.cells()) {
            try {
                columns.add(ImportColumn.of(cell));
            } catch (ApiProblem problem) {
                problems.add(new FieldProblem(
                        cell.strip(), String.valueOf(problem.getBody().getDetail())));
            }
            if (!names.add(cell.strip().toLowerCase(Locale.ROOT))) {
                problems.add(new FieldProblem(cell.strip(), "Two columns have this name."));
            }
        }
        if (columns.stream().noneMatch(column -> column.use() == Use.ADDRESS)) {
            throw ApiProblem.invalid(
                    INVALID, "The first line must name the columns, one of them 'phone', 'whatsapp' or 'addresses'.");
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-columns", problems);
        }
        return columns;
    }
}
