package io.switchboard.voiceplan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Switches the recording of conversations in the nested plan on or off.
 *
 * @param on whether conversations are recorded; true
 * @param announcement tells the caller about the recording, which the law requires in many places
 */
public record RecordingPlan(Boolean on, @Nullable Prompt announcement, VoicePlan then) implements ContinuingPlan {

    public RecordingPlan {
        on = on == null || on;
        PlanFields.require("then", then);
    }

    @Override
    public List<Prompt> prompts() {
        return announcement == null ? List.of() : List.of(announcement);
    }
}
