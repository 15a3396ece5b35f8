package io.switchboard.provisioning.doctor.number;

import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;

/** Checks that Twilio Conversations does not take the messages of a number a second time. */
final class ConversationAddressCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("conversation-addresses", CheckGroup.NUMBERS, "Addresses of Twilio Conversations");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        if (account.numbers().isEmpty()) {
            return List.of();
        }
        var taken = account.setup()
                .autoCreations()
                .map(address -> address.address().replaceFirst("^[a-z]+:", ""))
                .collect(Collectors.toSet());
        var doubled = account.numbers().stream()
                .filter(number -> taken.contains(number.address()))
                .toList();
        return doubled.isEmpty()
                ? ok(
                        "Messages arrive once",
                        "No number is an address for which Twilio Conversations creates conversations.")
                : warning(
                        "Twilio Conversations takes the messages of a number as well",
                        "For each message to %s Twilio creates a conversation besides the webhook. The message may arrive twice, or by Conversations only."
                                .formatted(AddressList.text(doubled)),
                        "End it in the settings, under Twilio Conversations, or turn auto-creation off for the address in Twilio's console, under Conversations, Configure addresses.");
    }
}
