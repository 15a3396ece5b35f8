package io.switchboard.conversation.csv;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvReaderTests {

    @Test
    void readsQuotedCellsWithSeparatorsLineEndsAndQuotes() {
        assertThat(CsvReader.read("a,b\r\n\"x, \"\"y\"\"\nz\",\r\n1,2"))
                .containsExactly(record(1, "a", "b"), record(2, "x, \"y\"\nz", ""), record(4, "1", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1,5;2\n", "a\tb\n1,5\t2", "\uFEFFa;b\r1,5;2\r"})
    void readsTheSeparatorsOfSpreadsheets(String text) {
        assertThat(CsvReader.read(text)).containsExactly(record(1, "a", "b"), record(2, "1,5", "2"));
    }

    @Test
    void leavesBlankLinesOutAndCountsThem() {
        assertThat(CsvReader.read("\na\n\n  \nb\n")).containsExactly(record(2, "a"), record(5, "b"));
    }

    @Test
    void anEmptyTextHasNoRows() {
        assertThat(CsvReader.read("")).isEmpty();
    }

    @Test
    void namesTheLineOfAQuoteThatIsNotClosed() {
        assertThatExceptionOfType(CsvInvalid.class)
                .isThrownBy(() -> CsvReader.read("a\n\"b\nc\n"))
                .returns(2, CsvInvalid::line);
    }

    @Test
    void namesTheLineOfTextAfterAQuote() {
        assertThatExceptionOfType(CsvInvalid.class)
                .isThrownBy(() -> CsvReader.read("a\nb\n\"c\"d\n"))
                .returns(3, CsvInvalid::line);
    }

    private static CsvRecord record(int line, String... cells) {
        return new CsvRecord(line, List.of(cells));
    }
}
