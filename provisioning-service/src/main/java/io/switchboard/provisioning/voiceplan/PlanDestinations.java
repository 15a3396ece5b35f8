package io.switchboard.provisioning.voiceplan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.voiceplan.ForwardPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the phone numbers that a plan forwards to, from its JSON, so that an invalid part hides no other one. */
public final class PlanDestinations {

    private static final JsonMapper JSON = new JsonMapper();

    private PlanDestinations() {}

    /** Returns the phone numbers in all branches. */
    public static Set<String> phoneNumbers(@Nullable Map<String, Object> plan) {
        var found = new LinkedHashSet<String>();
        collect(plan, found);
        return found;
    }

    /** Returns the phone numbers in all branches of a plan in JSON. */
    public static Set<String> phoneNumbers(String plan) {
        var found = new LinkedHashSet<String>();
        collect(JSON.readValue(plan, Object.class), found);
        return found;
    }

    private static void collect(@Nullable Object value, Set<String> found) {
        if (value instanceof List<?> items) {
            items.forEach(item -> collect(item, found));
        } else if (value instanceof Map<?, ?> fields) {
            if ("forward".equals(fields.get("type")) && fields.get("to") instanceof List<?> destinations) {
                destinations.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(ForwardPlan::isPhoneNumber)
                        .forEach(found::add);
            }
            fields.values().forEach(field -> collect(field, found));
        }
    }
}
