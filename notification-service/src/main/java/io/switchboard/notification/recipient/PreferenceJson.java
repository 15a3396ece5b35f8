package io.switchboard.notification.recipient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes preferences, strictly what clients send and leniently what is stored. */
final class PreferenceJson {

    private static final int MOST_PERIODS = 50;
    private static final int MOST_HOLIDAYS = 400;
    private static final int MOST_NUMBERS = 200;
    private static final int LONGEST_ADDRESS = 64;

    private static final JsonMapper STORED = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    private PreferenceJson() {}

    /**
     * Reads what a client sent.
     *
     * @throws ApiProblem naming the fields that are wrong
     */
    static NotificationPreferences read(Map<String, @Nullable Object> fields) {
        var preferences = convert(fields);
        var problems = problems(preferences);
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-preferences", problems);
        }
        return preferences;
    }

    static NotificationPreferences stored(@Nullable String values) {
        return values == null ? NotificationPreferences.USUAL : STORED.readValue(values, NotificationPreferences.class);
    }

    static String write(NotificationPreferences preferences) {
        return STORED.writeValueAsString(preferences);
    }

    private static NotificationPreferences convert(Map<String, @Nullable Object> fields) {
        try {
            return STRICT.convertValue(fields, NotificationPreferences.class);
        } catch (JacksonException e) {
            throw ApiProblem.invalidFields("invalid-preferences", List.of(new FieldProblem(place(e), reason(e))));
        }
    }

    private static List<FieldProblem> problems(NotificationPreferences preferences) {
        var problems = new ArrayList<FieldProblem>();
        preferences.types().keySet().stream()
                .filter(word -> NotificationType.of(word).isEmpty())
                .map(word -> new FieldProblem("types", "there is no type of notification with this name"))
                .limit(1)
                .forEach(problems::add);
        Arrays.stream(NotificationType.values())
                .filter(type -> !type.isAboutConversations())
                .filter(type -> preferences.of(type).conversations() != null)
                .map(type -> new FieldProblem(
                        "types.%s.conversations".formatted(type.word()),
                        "this type does not depend on who a conversation is assigned to"))
                .forEach(problems::add);
        problems.addAll(numberProblems(preferences.numbers()));
        var quiet = preferences.quietHours();
        if (quiet != null
                && (quiet.hours().size() > MOST_PERIODS || quiet.holidays().size() > MOST_HOLIDAYS)) {
            problems.add(new FieldProblem(
                    "quietHours",
                    "there may be %d periods and %d holidays at most".formatted(MOST_PERIODS, MOST_HOLIDAYS)));
        }
        return problems;
    }

    private static List<FieldProblem> numberProblems(List<String> numbers) {
        var problems = new ArrayList<FieldProblem>();
        if (numbers.size() > MOST_NUMBERS) {
            problems.add(new FieldProblem("numbers", "there may be %d numbers at most".formatted(MOST_NUMBERS)));
        }
        if (numbers.stream().anyMatch(address -> address.isBlank() || address.length() > LONGEST_ADDRESS)) {
            problems.add(new FieldProblem(
                    "numbers", "the address of a number has 1 to %d characters".formatted(LONGEST_ADDRESS)));
        }
        return problems;
    }

    private static String place(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String reason(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "there is no such field; the known fields are " + unknown.getKnownPropertyIds();
        }
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof IllegalArgumentException ours
                        && ours.getMessage() != null
                ? ours.getMessage()
                : "the value has the wrong type";
    }
}
