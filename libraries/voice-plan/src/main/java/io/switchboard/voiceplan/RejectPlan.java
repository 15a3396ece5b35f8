package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Rejects the call, which then costs nothing. A call that was picked up already, because a prompt was played before, is hung
 * up instead.
 *
 * @param reason the signal that the caller gets; {@link Reason#REJECTED}
 */
public record RejectPlan(Reason reason) implements VoicePlan {

    public RejectPlan {
        reason = reason == null ? Reason.REJECTED : reason;
    }

    @Override
    public Map<String, VoicePlan> branches() {
        return Map.of();
    }

    @Override
    public List<Prompt> prompts() {
        return List.of();
    }

    /** The signal of a rejected call, in JSON {@code rejected} or {@code busy}. */
    public enum Reason {
        /** A recorded "not in service". */
        @JsonProperty("rejected")
        REJECTED,
        /** The busy tone. */
        @JsonProperty("busy")
        BUSY
    }
}
