package io.switchboard.provisioning.doctor.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.doctor.check.RepairAction;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.WebhookField;

/** Compares the webhooks that the numbers have at Twilio with their plans, which takes no call per number. */
record WebhookDriftCheck(WebhookPlanner planner) implements DoctorCheck {

    private static final int NAMED = 20;
    private static final String REMEDY =
            "Repair it. If it drifts again, another program configures the number: Twilio's console shows it under Phone Numbers.";

    @Override
    public CheckName name() {
        return new CheckName("webhooks", CheckGroup.NUMBERS, "Webhooks of the numbers");
    }

    /** A number whose fields differ from their plan. */
    private record Drift(ExaminedNumber number, Map<WebhookField, String> fields) {

        /** Returns whether messages or calls go elsewhere; a fallback or a method is not urgent. */
        boolean isUrgent() {
            return fields.containsKey(WebhookField.SMS_URL) || fields.containsKey(WebhookField.VOICE_URL);
        }

        String fieldNames() {
            return fields.keySet().stream().map(WebhookField::parameter).collect(Collectors.joining(", "));
        }
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var drifted = account.numbers().stream()
                .map(number -> new Drift(number, differences(number)))
                .filter(drift -> !drift.fields().isEmpty())
                .toList();
        if (drifted.isEmpty()) {
            return ok("Webhooks are as planned", "Every webhook of the numbers at Twilio has its planned value.");
        }
        var findings = new ArrayList<CheckFinding>();
        drifted.stream().limit(NAMED).map(this::found).forEach(findings::add);
        if (drifted.size() > NAMED) {
            findings.add(finding(
                            CheckState.BROKEN,
                            "Webhooks of %d more numbers differ".formatted(drifted.size() - NAMED),
                            "Only the first %d are shown one by one.".formatted(NAMED),
                            "Repair all numbers.")
                    .mendedBy(RepairAction.ofAllNumbers()));
        }
        return findings;
    }

    private Map<WebhookField, String> differences(ExaminedNumber number) {
        return planner.planFor(number.desired(), number.actual())
                .differences(number.actual().webhooks());
    }

    private CheckFinding found(Drift drift) {
        var sid = drift.number().actual().sid();
        var address = drift.number().address();
        var state = drift.isUrgent() ? CheckState.BROKEN : CheckState.WARNING;
        var detail = drift.isUrgent()
                ? "Texts or calls to %s do not reach you: %s at Twilio %s another value than planned."
                : "If the usual address fails, texts or calls to %s may be lost: %s at Twilio %s another value than planned.";
        return finding(
                        state,
                        "Webhooks of %s point elsewhere".formatted(address),
                        detail.formatted(
                                address, drift.fieldNames(), drift.fields().size() == 1 ? "has" : "have"),
                        REMEDY)
                .about(sid, RepairAction.ofNumber(sid));
    }
}
