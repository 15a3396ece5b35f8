package io.switchboard.conversation.contact.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.csv.CsvLine;
import io.switchboard.job.result.ResultForm;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of an import.
 *
 * @param columns the titles of the table's columns
 * @param refused the lines that were not imported, in the order of the table
 */
record ImportReport(int created, int updated, int unchanged, List<String> columns, List<RefusedRow> refused) {

    static final String FILENAME = "contact-import.json";
    static final String TYPE = "application/json";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A line that was not imported.
     *
     * @param line the number of the line at which it begins, from 1
     * @param field the title of the column that is wrong; empty for the whole line
     */
    record RefusedRow(int line, String field, String reason, List<String> cells) {}

    /** Writes the report as JSON. */
    void writeTo(OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(this));
    }

    /** The refused lines as a table with the original columns and the reasons, which can be imported once corrected. */
    static final class RefusedRows implements ResultForm {

        @Override
        public boolean isOf(String stored) {
            return stored.equals(FILENAME);
        }

        @Override
        public String contentType() {
            return "text/csv";
        }

        @Override
        public String filename(String stored) {
            return "contacts-not-imported.csv";
        }

        @Override
        public void convert(InputStream stored, OutputStream out) throws IOException {
            var report = JSON.readValue(stored, ImportReport.class);
            var header = new ArrayList<>(report.columns());
            // After a correction the file has these columns from the first time.
            header.removeAll(List.of(ImportColumn.REFUSED_LINE, ImportColumn.REFUSED_REASON));
            header.addAll(List.of(ImportColumn.REFUSED_LINE, ImportColumn.REFUSED_REASON));
            write(out, header);
            for (var row : report.refused()) {
                write(out, cells(report, row));
            }
        }

        private static List<String> cells(ImportReport report, RefusedRow row) {
            var cells = new ArrayList<String>();
            for (var index = 0; index < report.columns().size(); index++) {
                var title = report.columns().get(index);
                if (!title.equals(ImportColumn.REFUSED_LINE) && !title.equals(ImportColumn.REFUSED_REASON)) {
                    cells.add(index < row.cells().size() ? row.cells().get(index) : "");
                }
            }
            var field = row.field().isEmpty() ? "" : row.field() + ": ";
            cells.addAll(List.of(Integer.toString(row.line()), field + row.reason()));
            return cells;
        }

        private static void write(OutputStream out, List<String> cells) throws IOException {
            var line = CsvLine.of(cells.stream().map(CsvLine::harmless).toList());
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
