package io.switchboard.conversation.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table: cells between commas, or between semicolons or tabs where the first line has no comma, as spreadsheets of
 * many countries write it. A cell in quotes may hold separators, line ends and doubled quotes. Blank lines are left out.
 */
public final class CsvReader {

    private static final char QUOTE = '"';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final char separator;
    private int position;
    private int line = 1;

    private CsvReader(String text) {
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.separator = separator(this.text.lines().findFirst().orElse(""));
    }

    /**
     * Reads all rows.
     *
     * @throws CsvInvalid at the first quote that has no end, or is followed by more text
     */
    public static List<CsvRecord> read(String text) {
        var reader = new CsvReader(text);
        var records = new ArrayList<CsvRecord>();
        while (!reader.isAtEnd()) {
            var record = reader.record();
            if (!record.isBlank()) {
                records.add(record);
            }
        }
        return records;
    }

    private static char separator(String header) {
        return (char) ",;\t"
                .chars()
                .filter(candidate -> header.indexOf(candidate) >= 0)
                .findFirst()
                .orElse(',');
    }

    private CsvRecord record() {
        var begin = line;
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (!isAtEnd() && text.charAt(position) == separator) {
            position++;
            cells.add(cell());
        }
        endLine();
        return new CsvRecord(begin, cells);
    }

    private String cell() {
        if (!isAtEnd() && text.charAt(position) == QUOTE) {
            return quoted();
        }
        var begin = position;
        while (!isAtEndOfCell()) {
            position++;
        }
        return text.substring(begin, position);
    }

    private String quoted() {
        var begin = line;
        var cell = new StringBuilder();
        position++;
        while (!isAtEnd() && !isClosingQuote()) {
            var character = text.charAt(position);
            line += character == '\n' ? 1 : 0;
            // Of two quotes the second one stands for both.
            position += character == QUOTE ? 2 : 1;
            cell.append(character);
        }
        if (isAtEnd()) {
            throw new CsvInvalid(begin, "a quote is not closed");
        }
        position++;
        if (!isAtEndOfCell()) {
            throw new CsvInvalid(line, "text follows a closing quote");
        }
        return cell.toString();
    }

    private boolean isClosingQuote() {
        return text.charAt(position) == QUOTE && !text.startsWith("\"\"", position);
    }

    private boolean isAtEndOfCell() {
        return isAtEnd()
                || text.charAt(position) == separator
                || text.charAt(position) == '\n'
                || text.charAt(position) == '\r';
    }

    private void endLine() {
        if (!isAtEnd() && text.charAt(position) == '\r') {
            position++;
        }
        if (!isAtEnd() && text.charAt(position) == '\n') {
            position++;
        }
        line++;
    }

    private boolean isAtEnd() {
        return position >= text.length();
    }
}
