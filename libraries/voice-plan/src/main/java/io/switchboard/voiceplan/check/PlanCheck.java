package io.switchboard.voiceplan.check;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.voiceplan.BusinessHoursPlan;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.RecordingPlan;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.VoicePlan;
import org.jspecify.annotations.Nullable;

/** Finds what a valid plan does otherwise than its author may think. A function of its arguments. */
public final class PlanCheck {

    private PlanCheck() {}

    /**
     * Returns the findings in the order of the plan.
     *
     * @param ourNumber the number that the plan is for; empty when it is not known
     */
    public static List<PlanFinding> findings(VoicePlan plan, String ourNumber) {
        return findings(PlanNode.root(plan), ourNumber, false).toList();
    }

    /** @param isPickedUp whether something was played on the way to the node */
    private static Stream<PlanFinding> findings(PlanNode node, String ourNumber, boolean isPickedUp) {
        var picksUp = isPickedUp || !node.plan().prompts().isEmpty();
        return Stream.concat(
                own(node, ourNumber, isPickedUp),
                node.plan().branches().keySet().stream()
                        .flatMap(branch -> findings(node.child(branch), ourNumber, picksUp)));
    }

    private static Stream<PlanFinding> own(PlanNode node, String ourNumber, boolean isPickedUp) {
        return switch (node.plan()) {
            case ForwardPlan forward -> ForwardCheck.findings(node.path(), forward, ourNumber);
            case BusinessHoursPlan hours -> HoursCheck.findings(node.path(), hours);
            case MenuPlan menu ->
                hintIf(
                        menu.otherwise() == null,
                        node,
                        "otherwise",
                        "menu-without-way-out",
                        "A caller who presses no valid key hears the closing words, and the call ends.");
            case RecordingPlan recording ->
                hintIf(
                        recording.on() && recording.announcement() == null,
                        node,
                        "announcement",
                        "recording-unannounced",
                        "Callers are not told about the recording, which the law requires in many places.");
            case RejectPlan reject ->
                hintIf(
                        isPickedUp,
                        node,
                        null,
                        "reject-after-words",
                        "The call was picked up before, so it is hung up instead of rejected.");
            default -> Stream.empty();
        };
    }

    private static Stream<PlanFinding> hintIf(
            boolean applies, PlanNode node, @Nullable String field, String code, String message) {
        return applies ? Stream.of(PlanFinding.hint(node.path(), field, code, message)) : Stream.empty();
    }
}
