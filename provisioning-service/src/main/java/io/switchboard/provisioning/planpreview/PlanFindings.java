package io.switchboard.provisioning.planpreview;

import java.util.List;

import io.switchboard.voiceplan.check.PlanFinding;
import io.switchboard.voiceplan.check.PlanFinding.Severity;

/**
 * The result of a check.
 *
 * @param problems because of which callers are not answered as the plan says
 * @param hints at what the author may not have thought of
 */
record PlanFindings(List<PlanFinding> problems, List<PlanFinding> hints) {

    static PlanFindings of(List<PlanFinding> findings) {
        return new PlanFindings(with(Severity.PROBLEM, findings), with(Severity.HINT, findings));
    }

    private static List<PlanFinding> with(Severity severity, List<PlanFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
