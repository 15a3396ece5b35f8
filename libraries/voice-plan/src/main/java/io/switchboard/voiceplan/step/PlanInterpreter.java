package io.switchboard.voiceplan.step;

import java.util.List;
import java.util.Optional;

import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a plan into the steps of a call, up to the point where the call depends on the caller or on a destination. The
 * last step is one after which a {@link CallInput} follows, or the end of the call. A function of its arguments.
 */
public final class PlanInterpreter {

    private PlanInterpreter() {}

    /** Returns the first steps of a call. */
    public static List<CallStep> begin(VoicePlan plan, CallContext call) {
        return new StepSequence(call).follow(PlanNode.root(plan)).steps();
    }

    /** Returns the steps that follow an input; empty when the plan has no such node, because it was changed during the call. */
    public static Optional<List<CallStep>> resume(VoicePlan plan, CallContext call, CallInput input) {
        var node = PlanNode.root(plan).find(input.at());
        return node == null
                ? Optional.empty()
                : Optional.ofNullable(resume(new StepSequence(call), node, input))
                        .map(StepSequence::steps);
    }

    private static @Nullable StepSequence resume(StepSequence steps, PlanNode node, CallInput input) {
        return switch (input) {
            case CallInput.NotConnected dialed ->
                node.plan() instanceof ForwardPlan forward ? steps.dial(node, forward, dialed.turn() + 1) : null;
            case CallInput.DestinationPickedUp picked ->
                node.plan() instanceof ForwardPlan forward ? steps.whisper(node, forward) : null;
            case CallInput.KeysPressed pressed ->
                node.plan() instanceof MenuPlan menu ? steps.choose(node, menu, pressed) : null;
            case CallInput.MessageTaken taken ->
                node.plan() instanceof VoicemailPlan voicemail
                        ? steps.say(node, voicemail.afterwards()).hangUp(node)
                        : null;
        };
    }
}
