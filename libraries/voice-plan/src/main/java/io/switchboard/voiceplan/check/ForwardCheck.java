package io.switchboard.voiceplan.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Stream;

import io.switchboard.voiceplan.ForwardPlan;

/** Checks who is rung. */
final class ForwardCheck {

    private static final String TO = "to";

    private ForwardCheck() {}

    static Stream<PlanFinding> findings(String place, ForwardPlan forward, String ourNumber) {
        var findings = new ArrayList<PlanFinding>();
        if (forward.to().stream().allMatch(ourNumber::equals)) {
            findings.add(
                    PlanFinding.problem(place, TO, "rings-nobody", "No one is rung: the number does not call itself."));
        } else if (forward.to().contains(ourNumber)) {
            findings.add(PlanFinding.problem(
                    place, TO, "calls-itself", "The number would call itself; this destination is left out."));
        }
        if (new HashSet<>(forward.to()).size() < forward.to().size()) {
            findings.add(PlanFinding.hint(place, TO, "rings-twice", "A destination is named twice."));
        }
        if (forward.otherwise() == null) {
            findings.add(PlanFinding.hint(
                    place,
                    "otherwise",
                    "nothing-after-ringing",
                    "When no destination answers, the caller hears the closing words, and the call ends."));
        } else if (forward.confirm() == null && ringsAPhone(forward, ourNumber)) {
            findings.add(PlanFinding.hint(
                    place,
                    "confirm",
                    "mailbox-may-answer",
                    "A mailbox of a phone that is rung may take the call; 'confirm' keeps it from that."));
        }
        return findings.stream();
    }

    private static boolean ringsAPhone(ForwardPlan forward, String ourNumber) {
        return forward.to().stream()
                .anyMatch(destination -> ForwardPlan.isPhoneNumber(destination) && !destination.equals(ourNumber));
    }
}
