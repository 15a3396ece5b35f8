package io.switchboard.provisioning.doctor.number;

import java.util.List;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;

/** Checks that Twilio offers for each number the channels that the tenant wants it for. */
final class CapabilityCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("capabilities", CheckGroup.NUMBERS, "Capabilities of the numbers");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var numbers = account.numbers();
        if (numbers.isEmpty()) {
            return warning(
                    "The account has no number",
                    "Without a number nothing is received, and nothing can be sent.",
                    "Buy a number, or import one that the account has already.");
        }
        var incapable = numbers.stream().filter(CapabilityCheck::lacksAChannel).toList();
        return incapable.isEmpty()
                ? ok("The numbers can do what they are for", "%d numbers were checked.".formatted(numbers.size()))
                : warning(
                        "A number cannot do what it is for",
                        "Twilio offers %s without a channel that is switched on for it, or without any."
                                .formatted(AddressList.text(incapable)),
                        "Switch the channel off for this number, or buy another number with the capability.");
    }

    private static boolean lacksAChannel(ExaminedNumber number) {
        var can = number.actual().capabilities();
        var texts = can.sms() || can.mms();
        var desired = number.desired();
        var isAskedForMore = desired != null
                && desired.enabledChannels() != null
                && ((number.wants("sms") && !texts) || (number.wants("voice") && !can.voice()));
        return isAskedForMore || (!texts && !can.voice());
    }
}
