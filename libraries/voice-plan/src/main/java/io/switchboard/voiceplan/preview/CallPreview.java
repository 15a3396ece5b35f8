package io.switchboard.voiceplan.preview;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.voiceplan.VoicePlan;
import org.jspecify.annotations.Nullable;

/**
 * A call as its caller would live through it, step by step.
 *
 * @param seconds until the call ends, or its conversation begins
 * @param answeredBy the destination that the caller is connected with; null for none
 */
public record CallPreview(
        List<PreviewStep> steps,
        int seconds,
        End end,
        @Nullable String answeredBy) {

    /** The ends of a call. */
    public enum End {
        /** The caller talks with a destination. */
        @JsonProperty("connected")
        CONNECTED,
        /** The caller left a message. */
        @JsonProperty("voicemail")
        VOICEMAIL,
        @JsonProperty("rejected")
        REJECTED,
        /** The call ended without a conversation or a message. */
        @JsonProperty("hungUp")
        HUNG_UP
    }

    public CallPreview {
        steps = List.copyOf(steps);
    }

    /** Imagines a call to a number with this plan. A function of its arguments: it rings nothing and fetches nothing. */
    public static CallPreview of(VoicePlan plan, PreviewCall call) {
        var steps = new CallSimulation(plan, call).run();
        var last = steps.getLast();
        return new CallPreview(steps, last.end(), end(steps), connected(last));
    }

    private static End end(List<PreviewStep> steps) {
        return switch (steps.getLast().kind()) {
            case CONNECT -> End.CONNECTED;
            case REJECT -> End.REJECTED;
            default ->
                steps.stream().anyMatch(step -> step.kind() == PreviewStep.Kind.VOICEMAIL)
                        ? End.VOICEMAIL
                        : End.HUNG_UP;
        };
    }

    private static @Nullable String connected(PreviewStep last) {
        return last.kind() == PreviewStep.Kind.CONNECT ? last.destinations().getFirst() : null;
    }
}
