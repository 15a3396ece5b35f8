package io.switchboard.voiceplan.step;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.voiceplan.BusinessHoursPlan;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.GreetingPlan;
import io.switchboard.voiceplan.HangUpPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.RecordingPlan;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;
import org.jspecify.annotations.Nullable;

/** Collects the steps from a node of a plan to the point where the call depends on the caller. */
final class StepSequence {

    private final List<CallStep> steps = new ArrayList<>();
    private final CallContext call;
    private boolean isPickedUp;

    StepSequence(CallContext call) {
        this.call = call;
        this.isPickedUp = call.isPickedUp();
    }

    List<CallStep> steps() {
        return List.copyOf(steps);
    }

    /** Adds the steps of the plan at a node. */
    StepSequence follow(PlanNode node) {
        return switch (node.plan()) {
            case GreetingPlan greeting -> say(node, greeting.greeting()).follow(node.child("then"));
            case RecordingPlan recording ->
                add(new CallStep.SwitchRecording(node, recording.on()))
                        .say(node, recording.announcement())
                        .follow(node.child("then"));
            case BusinessHoursPlan hours -> followSchedule(node, hours.branchAt(call.now()));
            case MenuPlan menu -> ask(node, menu, 0);
            case ForwardPlan forward -> dial(node, forward, 0);
            case VoicemailPlan voicemail ->
                say(node, voicemail.greeting()).add(new CallStep.TakeMessage(node, voicemail));
            case RejectPlan reject -> reject(node, reject);
            case HangUpPlan hangUp -> say(node, hangUp.lastWords()).hangUp(node);
        };
    }

    /** Adds the branch of a menu that the caller chose. */
    StepSequence choose(PlanNode node, MenuPlan menu, CallInput.KeysPressed pressed) {
        return menu.digits().containsKey(pressed.keys())
                ? follow(node.child(pressed.keys()))
                : ask(node, menu, pressed.count() + 1);
    }

    /**
     * Adds the dialing of the destinations whose turn it is, or the alternative when all were tried.
     *
     * @param turn how many groups of destinations were dialed before
     */
    StepSequence dial(PlanNode node, ForwardPlan forward, int turn) {
        var turns = turns(forward);
        if (turn >= turns.size()) {
            return otherwise(node, forward.otherwise());
        }
        var isRecorded = forward.record() == null ? node.isRecorded() : forward.record();
        return add(new CallStep.Dial(node, forward, turn, turns.get(turn), isRecorded, isPickedUp));
    }

    /** Adds the prompts for a destination that picked up, and the request to confirm. */
    StepSequence whisper(PlanNode node, ForwardPlan forward) {
        say(node, forward.whisper());
        return forward.confirm() == null ? this : add(new CallStep.AskToConfirm(node, forward.confirm()));
    }

    StepSequence say(PlanNode node, @Nullable Prompt prompt) {
        if (prompt == null) {
            return this;
        }
        isPickedUp = true;
        return add(new CallStep.Speak(node, prompt));
    }

    StepSequence hangUp(PlanNode node) {
        return add(new CallStep.HangUp(node));
    }

    private StepSequence followSchedule(PlanNode node, String branch) {
        return add(new CallStep.FollowSchedule(node, branch)).follow(node.child(branch));
    }

    /** Returns the groups of destinations that ring at the same time, in order. Skips our own number, which would call itself endlessly. */
    private List<List<String>> turns(ForwardPlan forward) {
        var others = forward.to().stream()
                .filter(destination -> !destination.equals(call.ourNumber()))
                .toList();
        if (forward.atOnce() && !others.isEmpty()) {
            return List.of(others);
        }
        return others.stream().map(List::of).toList();
    }

    private StepSequence ask(PlanNode node, MenuPlan menu, int count) {
        return count > menu.retries()
                ? otherwise(node, menu.otherwise())
                : add(new CallStep.AskForKeys(node, menu, count));
    }

    private StepSequence reject(PlanNode node, RejectPlan reject) {
        return isPickedUp ? hangUp(node) : add(new CallStep.Reject(node, reject.reason()));
    }

    private StepSequence otherwise(PlanNode node, @Nullable VoicePlan otherwise) {
        return otherwise == null ? say(node, call.closingWords()).hangUp(node) : follow(node.child("otherwise"));
    }

    private StepSequence add(CallStep step) {
        steps.add(step);
        return this;
    }
}
