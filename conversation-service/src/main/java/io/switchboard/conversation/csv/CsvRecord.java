package io.switchboard.conversation.csv;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line the number of the line at which it begins, from 1
 */
public record CsvRecord(int line, List<String> cells) {

    public CsvRecord {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.size() == 1 && cells.getFirst().isBlank();
    }
}
