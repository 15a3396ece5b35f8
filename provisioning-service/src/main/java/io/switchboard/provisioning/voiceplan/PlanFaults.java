package io.switchboard.provisioning.voiceplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.check.PlanFinding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds the errors of a plan's JSON node by node: the reading of the whole plan ends with its first error. */
final class PlanFaults {

    static final String INVALID = "invalid-voice-plan";

    private static final Map<String, Object> STUB = Map.of("type", "hangUp");
    private static final List<String> BRANCHES = List.of("then", "otherwise", "open", "closed");
    private static final String PLAN = "plan";

    private final JsonMapper json;
    private final List<PlanFinding> faults = new ArrayList<>();

    PlanFaults(JsonMapper json) {
        this.json = json;
    }

    List<PlanFinding> of(Object plan) {
        collect("", plan, VoicePlan.MAX_DEPTH * 2);
        return faults;
    }

    private void collect(String place, Object plan, int depth) {
        if (!(plan instanceof Map<?, ?> fields)) {
            add(place, null, "a plan is an object with a 'type'");
            return;
        }
        if (depth == 0) {
            return;
        }
        var branches = new LinkedHashMap<String, Object>();
        var shallow = withoutBranches(fields, branches);
        UnusableText.placeIn(shallow)
                .ifPresentOrElse(
                        field -> add(place, field, "the text has an unpaired surrogate or a control character"),
                        () -> read(place, shallow));
        branches.forEach((branch, next) -> collect(place.isEmpty() ? branch : place + "." + branch, next, depth - 1));
    }

    private void read(String place, Map<String, Object> shallow) {
        try {
            json.convertValue(shallow, VoicePlan.class);
        } catch (JacksonException e) {
            var field = JsonErrors.field(e);
            add(place, field.isEmpty() ? null : field, JsonErrors.reason(e));
        } catch (IllegalArgumentException e) {
            add(place, null, String.valueOf(e.getMessage()));
        }
    }

    private void add(String place, @Nullable String field, String message) {
        faults.add(PlanFinding.problem(place, field, INVALID, message));
    }

    /** Returns the fields with a short plan in the place of each branch, and adds the branches to the map. */
    private static Map<String, Object> withoutBranches(Map<?, ?> fields, Map<String, Object> branches) {
        var shallow = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            if (value != null) {
                shallow.put(String.valueOf(name), withoutBranches(String.valueOf(name), value, branches));
            }
        });
        return shallow;
    }

    private static Object withoutBranches(String name, Object value, Map<String, Object> branches) {
        if (BRANCHES.contains(name)) {
            branches.put(name, value);
            return STUB;
        }
        if (name.equals("digits") && value instanceof Map<?, ?> choices) {
            return choices.entrySet().stream()
                    .filter(choice -> choice.getValue() != null)
                    .collect(Collectors.toMap(choice -> String.valueOf(choice.getKey()), choice -> {
                        branches.put(String.valueOf(choice.getKey()), choice.getValue());
                        return STUB;
                    }));
        }
        return name.equals("holidays") && value instanceof List<?> holidays
                ? IntStream.range(0, holidays.size())
                        .mapToObj(holiday -> withoutPlan(holidays.get(holiday), branches))
                        .toList()
                : value;
    }

    private static @Nullable Object withoutPlan(@Nullable Object holiday, Map<String, Object> branches) {
        if (!(holiday instanceof Map<?, ?> fields) || fields.get(PLAN) == null) {
            return holiday;
        }
        branches.put(String.valueOf(fields.get("date")), fields.get(PLAN));
        var shallow = new LinkedHashMap<Object, Object>(fields);
        shallow.put(PLAN, STUB);
        return shallow;
    }
}
