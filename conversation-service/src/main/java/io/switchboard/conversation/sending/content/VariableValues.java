package io.switchboard.conversation.sending.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Checks the values that a request gives to the variables of a template. */
final class VariableValues {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_VALUE = 1600;

    private VariableValues() {}

    /**
     * The values by name.
     *
     * @param field the request's field, for problems
     * @throws ApiProblem naming the first value that is none
     */
    static Map<String, String> of(String field, @Nullable Map<String, @Nullable String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MOST) {
            throw ApiProblem.invalid("invalid-variables", "%s has more than %d entries.".formatted(field, MOST));
        }
        given.forEach((name, value) -> check(field, name, value));
        return given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private static void check(String field, String name, @Nullable String value) {
        var shown = UnicodeText.bounded(name, LONGEST_NAME);
        if (value == null) {
            throw ApiProblem.invalid("invalid-variables", "The value of '%s' in %s is null.".formatted(shown, field));
        }
        if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
            throw ApiProblem.invalid(
                    "invalid-variables",
                    "The value of '%s' in %s has more than %d characters.".formatted(shown, field, LONGEST_VALUE));
        }
        if (!UnicodeText.isWellFormed(value) || !UnicodeText.isWellFormed(name)) {
            throw ApiProblem.invalid(
                    "invalid-text", field + " contains an unpaired surrogate, which is not a character.");
        }
    }

    /**
     * Requires a value for each variable, and a variable for each value.
     *
     * @param variables the names of the template's variables
     * @param given the names for which the request has values
     * @param known the names for which there are values
     * @throws ApiProblem naming all that are missing, or all that are unknown
     */
    static void requireSame(List<String> variables, Iterable<String> given, Map<String, String> known) {
        var missing =
                variables.stream().filter(name -> !known.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw named("missing-variables", "missing", missing, "The template needs values for %s.");
        }
        var unknown = new ArrayList<String>();
        for (var name : given) {
            if (!variables.contains(name)) {
                unknown.add(UnicodeText.bounded(name, LONGEST_NAME));
            }
        }
        if (!unknown.isEmpty()) {
            throw named("unknown-variables", "unknown", unknown, "The template has no variables %s.");
        }
    }

    private static ApiProblem named(String type, String property, List<String> names, String sentence) {
        var sorted = names.stream().sorted().toList();
        var problem = ApiProblem.invalid(type, sentence.formatted(String.join(", ", sorted)));
        problem.getBody().setProperty(property, sorted);
        return problem;
    }
}
