package io.switchboard.conversation.contact.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.contact.ContactImporter;
import io.switchboard.conversation.contact.ContactImporter.ListedPerson;
import io.switchboard.conversation.csv.CsvLine;
import io.switchboard.conversation.csv.CsvRecord;
import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Reads the person of one row. */
final class ImportRow {

    private static final int LONGEST_QUOTED = 40;
    private static final int MOST_ADDRESSES = 50;
    private static final Set<String> NUMBERED = Set.of(Address.SMS, "whatsapp");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private final @Nullable String country;
    private final List<Address> addresses = new ArrayList<>();
    private final Map<String, String> attributes = new HashMap<>();
    private @Nullable String name;

    private ImportRow(@Nullable String country) {
        this.country = country;
    }

    /** Tells why a row is not imported, and by which of its cells; an empty field stands for the whole row. */
    static final class RowRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        RowRefused(String field, String reason) {
            super(reason);
            this.field = field;
        }

        String field() {
            return field;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads the person.
     *
     * @param country the country whose way of writing numbers counts for one without a country code; null for none
     * @throws RowRefused at the first cell that is wrong
     */
    static ListedPerson read(List<ImportColumn> columns, CsvRecord row, @Nullable String country) {
        if (row.cells().size() != columns.size()) {
            throw new RowRefused(
                    "",
                    "The line has %d cells, and the first line has %d."
                            .formatted(row.cells().size(), columns.size()));
        }
        var read = new ImportRow(country);
        for (var index = 0; index < columns.size(); index++) {
            read.cell(columns.get(index), row.cells().get(index).strip());
        }
        if (read.addresses.isEmpty() || read.addresses.size() > MOST_ADDRESSES) {
            throw new RowRefused(
                    "", "A contact has from 1 to %d numbers or other addresses.".formatted(MOST_ADDRESSES));
        }
        return new ListedPerson(read.name, read.addresses, read.attributes);
    }

    private void cell(ImportColumn column, String cell) {
        var value = CsvLine.original(cell);
        if (value.isEmpty()) {
            return;
        }
        try {
            switch (column.use()) {
                case NAME -> name = name(value);
                case ADDRESS -> addresses(column, value);
                case ATTRIBUTE -> attribute(column.target(), value);
                case IGNORED -> {}
            }
        } catch (ApiProblem problem) {
            throw new RowRefused(
                    column.title(), String.valueOf(problem.getBody().getDetail()));
        }
    }

    private static String name(String value) {
        ContactImporter.requireName(value);
        return value;
    }

    private void attribute(String attribute, String value) {
        ContactImporter.requireAttribute(attribute, value);
        attributes.put(attribute, value);
    }

    private void addresses(ImportColumn column, String cell) {
        for (var part : cell.split("[;,\\n]", -1)) {
            if (!part.isBlank()) {
                addresses.add(address(column, part.strip()));
            }
        }
    }

    /** A word is no number, although an alphanumeric sender may have it: it is rather in the wrong column. */
    private Address address(ImportColumn column, String text) {
        var channel = column.target().isEmpty() || column.target().equals(Address.SMS) ? "" : column.target() + ":";
        return AddressParser.parse(text.startsWith(channel) ? text : channel + text, country)
                .filter(parsed -> !NUMBERED.contains(parsed.address().channel())
                        || NUMBER.matcher(parsed.address().value()).matches())
                .orElseThrow(() -> new RowRefused(
                        column.title(),
                        "'%s' is no phone number. Begin it with + and the country code."
                                .formatted(UnicodeText.bounded(text, LONGEST_QUOTED))))
                .address();
    }
}
