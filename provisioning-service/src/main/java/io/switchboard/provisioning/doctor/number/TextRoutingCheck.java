package io.switchboard.provisioning.doctor.number;

import java.util.List;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;

/** Checks that no application takes the place of the numbers' SMS webhooks. */
final class TextRoutingCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("text-routing", CheckGroup.NUMBERS, "Routing of texts");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var overridden = account.numbers().stream()
                .filter(ExaminedNumber::isForTexts)
                .filter(number -> number.actual().smsApplicationSid() != null)
                .toList();
        return overridden.isEmpty()
                ? ok("Texts follow the webhooks", "No number has an application that takes its texts.")
                : warning(
                        "An application takes texts of a number",
                        "Twilio ignores the SMS webhook of %s, because SmsApplicationSid is set. These texts do not reach you unless the application's URL leads here."
                                .formatted(AddressList.text(overridden)),
                        "Clear the application of the number in Twilio's console, under Phone Numbers, or point it here.");
    }
}
