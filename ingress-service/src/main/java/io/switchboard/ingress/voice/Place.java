package io.switchboard.ingress.voice;

import java.util.Objects;

import io.switchboard.voiceplan.VoicePlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan that lies in the plan of a number, and the way there.
 *
 * @param at the branches from the outermost plan to this one, {@code open.1.otherwise}; empty for the outermost. By name,
 *     so that it is still the same place when something else in the plan was changed
 * @param isRecorded whether the plans around this one ask for a recording
 */
record Place(VoicePlan plan, String at, boolean isRecorded) {

    private static final String SEPARATOR = ".";

    /** The outermost. */
    static Place outermost(VoicePlan plan) {
        return new Place(plan, "", false);
    }

    /** The one that a branch of this plan leads to, which has it. */
    Place into(String branch) {
        return Objects.requireNonNull(find(branch), branch);
    }

    /** The one that branches lead to from here, or null where one of them does not exist. */
    @Nullable
    Place follow(String branches) {
        var place = this;
        for (var branch : branches.isEmpty() ? new String[0] : branches.split("\\.", -1)) {
            var next = place.find(branch);
            if (next == null) {
                return null;
            }
            place = next;
        }
        return place;
    }

    private @Nullable Place find(String branch) {
        var next = plan.branches().get(branch);
        if (next == null) {
            return null;
        }
        var recorded = plan instanceof VoicePlan.Recording recording ? recording.on() : isRecorded;
        return new Place(next, at.isEmpty() ? branch : at + SEPARATOR + branch, recorded);
    }
}
