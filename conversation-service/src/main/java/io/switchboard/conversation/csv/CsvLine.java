package io.switchboard.conversation.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of CSV (RFC 4180). */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r";
    private static final String NUMBERS = "\\+[0-9]{1,15}(;\\+[0-9]{1,15})*";

    private CsvLine() {}

    /** Returns the cells as a line with its end. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Returns a text that strangers can write so that no spreadsheet takes it for a formula: behind an apostrophe. */
    public static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Returns what {@link #harmless} was given. */
    public static String original(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBERS);
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(character -> ",;\"\r\n".indexOf(character) >= 0)
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }
}
