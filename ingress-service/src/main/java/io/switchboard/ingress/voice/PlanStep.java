package io.switchboard.ingress.voice;

import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;

/** Writes the next step of a call from the node of the plan at which the call is. */
final class PlanStep {

    private PlanStep() {}

    /** Writes the next step, or nothing and returns false when the plan has no such node. */
    static boolean write(TwimlWriter writer, Call call, PlanNode root) {
        if (call.step() == VoiceStep.INCOMING) {
            writer.follow(root);
            return true;
        }
        var at = call.at();
        var node = at == null || call.count() < 0 ? null : root.find(at);
        return node != null && write(writer, call, node, node.plan());
    }

    private static boolean write(TwimlWriter writer, Call call, PlanNode node, VoicePlan plan) {
        if (call.step() == VoiceStep.DIAL && plan instanceof ForwardPlan forward) {
            writer.dial(node, forward, call.count() + 1);
        } else if (call.step() == VoiceStep.WHISPER && plan instanceof ForwardPlan forward) {
            writer.whisper(node, forward);
        } else if (call.step() == VoiceStep.MENU && plan instanceof MenuPlan menu) {
            writer.choose(node, menu);
        } else if (call.step() == VoiceStep.VOICEMAIL && plan instanceof VoicemailPlan voicemail) {
            writer.say(voicemail.afterwards());
            writer.hangUp();
        } else {
            return false;
        }
        return true;
    }
}
