package io.switchboard.benchmarks.measurement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a command line, each a name and a value. Every error is an {@link IllegalArgumentException}. */
public final class CommandLine {

    private final Map<String, String> given = new HashMap<>();

    public CommandLine(List<String> words) {
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var option = rest.next();
            require(rest.hasNext(), option + " needs a value. See --help.");
            given.put(option, rest.next());
        }
    }

    public String text(String option, String otherwise) {
        var value = given.remove(option);
        return value == null ? otherwise : value;
    }

    public int number(String option, int otherwise) {
        return number(text(option, Integer.toString(otherwise)), option);
    }

    /** Rejects options that were never read; to be called after all others. */
    public void requireNoOthers() {
        require(given.isEmpty(), "Unknown option " + String.join(", ", given.keySet()) + ". See --help.");
    }

    public static int number(String text, String name) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a whole number, not '%s'.".formatted(name, text), e);
        }
    }

    public static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
