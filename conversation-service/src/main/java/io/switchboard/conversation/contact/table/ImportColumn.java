package io.switchboard.conversation.contact.table;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.conversation.contact.ContactImporter;
import io.switchboard.events.Address;

/**
 * The meaning of a column of a table of contacts, which its title tells.
 *
 * @param title as the first line of the table has it
 * @param target of an address the channel, empty where the cells name it; of an attribute its name
 */
record ImportColumn(String title, Use use, String target) {

    /** The titles of the columns that an export or a list of refused lines has besides, and that describe no contact. */
    static final String CONTACT_ID = "contact_id";

    static final String KNOWN_SINCE = "known_since";
    static final String REFUSED_LINE = "import_line";
    static final String REFUSED_REASON = "import_reason";

    /** Labels and owner are those of conversations. */
    private static final Set<String> IGNORED =
            Set.of(CONTACT_ID, KNOWN_SINCE, REFUSED_LINE, REFUSED_REASON, "labels", "label", "owner");

    private static final Set<String> NAMES = Set.of("name", "full_name", "display_name", "contact_name");

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("phone", Address.SMS),
            Map.entry("phone_number", Address.SMS),
            Map.entry("phones", Address.SMS),
            Map.entry("telephone", Address.SMS),
            Map.entry("mobile", Address.SMS),
            Map.entry("mobile_phone", Address.SMS),
            Map.entry("number", Address.SMS),
            Map.entry("sms", Address.SMS),
            Map.entry("whatsapp", "whatsapp"),
            Map.entry("messenger", "messenger"),
            Map.entry("address", ""),
            Map.entry("addresses", ""));

    /** What the cells of a column are. */
    enum Use {
        NAME,
        ADDRESS,
        ATTRIBUTE,
        IGNORED;

        /** Returns the word under which the API shows it. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a title, in letters of any case.
     *
     * @throws io.switchboard.web.ApiProblem when it is neither known nor the name of an attribute
     */
    static ImportColumn of(String cell) {
        var title = cell.strip();
        var name = title.replaceAll("\\s+", "_");
        var key = name.toLowerCase(Locale.ROOT);
        if (NAMES.contains(key)) {
            return new ImportColumn(title, Use.NAME, "");
        }
        if (CHANNELS.containsKey(key)) {
            return new ImportColumn(title, Use.ADDRESS, CHANNELS.get(key));
        }
        if (IGNORED.contains(key)) {
            return new ImportColumn(title, Use.IGNORED, "");
        }
        ContactImporter.requireAttribute(name, "");
        return new ImportColumn(title, Use.ATTRIBUTE, name);
    }
}
