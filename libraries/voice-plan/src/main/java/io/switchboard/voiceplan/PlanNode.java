package io.switchboard.voiceplan;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A plan within the plan of a number, with its position.
 *
 * @param path the branches from the outermost plan to this one, {@code open.1.otherwise}; empty for the outermost. By name,
 *     so that it stays valid when another part of the plan changes
 * @param isRecorded whether the surrounding plans ask for a recording
 */
public record PlanNode(VoicePlan plan, String path, boolean isRecorded) {

    private static final String SEPARATOR = ".";

    /** Returns the node of the outermost plan. */
    public static PlanNode root(VoicePlan plan) {
        return new PlanNode(plan, "", false);
    }

    /**
     * Returns the node that a branch of this plan leads to.
     *
     * @throws NullPointerException when the plan has no such branch
     */
    public PlanNode child(String branch) {
        return Objects.requireNonNull(findChild(branch), branch);
    }

    /** Returns the node that the branches lead to from this one, or null when one of them does not exist. */
    public @Nullable PlanNode find(String branches) {
        var node = this;
        for (var branch : branches.isEmpty() ? new String[0] : branches.split("\\.", -1)) {
            var next = node.findChild(branch);
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }

    private @Nullable PlanNode findChild(String branch) {
        var next = plan.branches().get(branch);
        if (next == null) {
            return null;
        }
        var recorded = plan instanceof RecordingPlan recording ? recording.on() : isRecorded;
        return new PlanNode(next, path.isEmpty() ? branch : path + SEPARATOR + branch, recorded);
    }
}
