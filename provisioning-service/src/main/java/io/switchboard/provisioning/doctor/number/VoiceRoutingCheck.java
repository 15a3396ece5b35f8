package io.switchboard.provisioning.doctor.number;

import java.util.List;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;

/** Checks that no application and no trunk takes the place of the numbers' voice webhooks. */
final class VoiceRoutingCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("voice-routing", CheckGroup.VOICE, "Routing of calls");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var overridden = account.numbers().stream()
                .filter(number -> number.actual().capabilities().voice() && number.wants("voice"))
                .filter(VoiceRoutingCheck::isOverridden)
                .toList();
        return overridden.isEmpty()
                ? ok("Calls follow the webhooks", "No number has an application or a trunk that takes its calls.")
                : warning(
                        "An application or a trunk takes calls of a number",
                        "Twilio ignores the voice webhook of %s, because VoiceApplicationSid or TrunkSid is set. These calls do not reach you."
                                .formatted(AddressList.text(overridden)),
                        "Clear the application or the trunk of the number in Twilio's console, under Phone Numbers.");
    }

    private static boolean isOverridden(ExaminedNumber number) {
        return number.actual().voiceApplicationSid() != null || number.actual().trunkSid() != null;
    }
}
