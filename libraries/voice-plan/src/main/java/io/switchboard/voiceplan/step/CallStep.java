package io.switchboard.voiceplan.step;

import java.util.List;

import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.VoicemailPlan;

/** A step of a call. Each names the node of the plan that it belongs to. */
public sealed interface CallStep {

    /** Returns the node of the plan that the step belongs to. */
    PlanNode node();

    /** A text or a recording is played. */
    record Speak(PlanNode node, Prompt prompt) implements CallStep {}

    /** The recording of conversations is switched on or off for the rest of the branch. */
    record SwitchRecording(PlanNode node, boolean on) implements CallStep {}

    /**
     * A schedule chooses a branch.
     *
     * @param branch as {@link io.switchboard.voiceplan.BusinessHoursPlan#branchAt} names it
     */
    record FollowSchedule(PlanNode node, String branch) implements CallStep {}

    /**
     * Destinations ring at the same time. The call continues with a {@link CallInput} when that ends.
     *
     * @param turn how many groups of destinations were dialed before
     * @param isRecorded whether the conversation is recorded
     * @param isPickedUp whether the call was picked up before. Otherwise the caller pays nothing until a destination answers
     */
    record Dial(
            PlanNode node,
            ForwardPlan forward,
            int turn,
            List<String> destinations,
            boolean isRecorded,
            boolean isPickedUp)
            implements CallStep {

        public Dial {
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * The caller is asked for keys, with the menu's prompt.
     *
     * @param count how often the menu was played before
     */
    record AskForKeys(PlanNode node, MenuPlan menu, int count) implements CallStep {}

    /** A destination that picked up is asked to press 1. */
    record AskToConfirm(PlanNode node, Prompt prompt) implements CallStep {}

    /** A message of the caller is recorded, after the greeting, which is a step of its own. */
    record TakeMessage(PlanNode node, VoicemailPlan voicemail) implements CallStep {}

    /** A ringing call is rejected. */
    record Reject(PlanNode node, RejectPlan.Reason reason) implements CallStep {}

    /** The call ends. */
    record HangUp(PlanNode node) implements CallStep {}
}
