package io.switchboard.provisioning.voiceplan;

import java.util.stream.Collectors;

import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Explains the errors of a request's JSON to its author, without the class names in Jackson's own messages. */
public final class JsonErrors {

    private JsonErrors() {}

    /** Returns the path and the reason of the error. */
    static String explained(JacksonException e) {
        var field = field(e);
        return field.isEmpty() ? reason(e) : "At '" + field + "': " + reason(e);
    }

    /** Returns the path of the error, {@code digits.1.prompt}; empty for the outermost object. */
    public static String field(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** Returns the reason of the error. */
    public static String reason(JacksonException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof IllegalArgumentException ours
                && ours.getMessage() != null) {
            return ours.getMessage();
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such field; the known fields are " + unknown.getKnownPropertyIds();
        }
        return e instanceof InvalidTypeIdException
                ? "'type' must name a kind of plan; docs/voice-plans.md lists them"
                : "the value has the wrong type";
    }
}
