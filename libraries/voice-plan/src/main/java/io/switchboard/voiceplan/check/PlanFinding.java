package io.switchboard.voiceplan.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Names one thing about a plan that its author should know.
 *
 * @param place the path of the plan's node, {@code open.1.otherwise}; empty for the outermost plan
 * @param field the field of that node, {@code to} or {@code prompt.say}; null for the node as a whole
 * @param code stable, for programs
 * @param message one sentence, for people
 */
public record PlanFinding(String place, @Nullable String field, Severity severity, String code, String message) {

    /** How much a finding matters. */
    public enum Severity {
        /** Callers are not answered as the plan says. */
        @JsonProperty("problem")
        PROBLEM,
        /** The plan works, perhaps otherwise than its author thinks. */
        @JsonProperty("hint")
        HINT
    }

    public static PlanFinding problem(String place, @Nullable String field, String code, String message) {
        return new PlanFinding(place, field, Severity.PROBLEM, code, message);
    }

    static PlanFinding hint(String place, @Nullable String field, String code, String message) {
        return new PlanFinding(place, field, Severity.HINT, code, message);
    }
}
