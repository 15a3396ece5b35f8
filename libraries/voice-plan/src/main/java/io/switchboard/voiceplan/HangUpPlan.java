package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Ends the call.
 *
 * @param lastWords played before; nothing
 */
public record HangUpPlan(@Nullable Prompt lastWords) implements VoicePlan {

    @Override
    public Map<String, VoicePlan> branches() {
        return Map.of();
    }

    @Override
    public List<Prompt> prompts() {
        return lastWords == null ? List.of() : List.of(lastWords);
    }
}
