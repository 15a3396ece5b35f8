package io.switchboard.conversation.label;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The validated name and colour of a label.
 *
 * @param name without spaces around it
 * @param colour {@code #rrggbb} in lower case
 */
record LabelContent(String name, String colour) {

    private static final int LONGEST_NAME = 50;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /**
     * Checks both fields.
     *
     * @throws ApiProblem naming each field that is wrong
     */
    static LabelContent of(@Nullable String name, @Nullable String colour) {
        var problems = new ArrayList<FieldProblem>();
        var text = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC)
                .strip();
        if (text.isEmpty()) {
            problems.add(new FieldProblem("name", "the label needs a name"));
        } else if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
            problems.add(new FieldProblem("name", "a name has at most " + LONGEST_NAME + " characters"));
        } else if (INVISIBLE.matcher(text).find()) {
            problems.add(new FieldProblem("name", "the name contains a character that is not visible"));
        }
        if (colour == null || !COLOUR.matcher(colour).matches()) {
            problems.add(new FieldProblem("colour", "the colour must be #rrggbb, such as #b3261e"));
        }
        if (!problems.isEmpty() || colour == null) {
            throw ApiProblem.invalidFields("invalid-label", problems);
        }
        return new LabelContent(text, colour.toLowerCase(Locale.ROOT));
    }

    /** The key under which the name is unique: two names that differ in case only are one. */
    String nameKey(TenantId tenant) {
        var form = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return TenantKey.of(tenant.value(), form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
}
