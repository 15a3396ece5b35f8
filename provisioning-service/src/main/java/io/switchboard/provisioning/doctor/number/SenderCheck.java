package io.switchboard.provisioning.doctor.number;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.doctor.check.RepairAction;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.sender.WhatsappSender;

/** Checks the WhatsApp senders of the numbers: their webhooks, and that they are online. */
record SenderCheck(SenderPlanner planner) implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("whatsapp-senders", CheckGroup.NUMBERS, "WhatsApp senders");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var numbers = account.numbers().stream()
                .filter(number -> number.wants(SenderPlanner.CHANNEL))
                .collect(Collectors.toMap(ExaminedNumber::address, number -> number, (first, second) -> first));
        var senders = senders(account).stream()
                .filter(sender -> numbers.containsKey(sender.address()))
                .toList();
        if (senders.isEmpty()) {
            return List.of();
        }
        var drifted =
                senders.stream().filter(sender -> !planner.isAsPlanned(sender)).toList();
        if (!drifted.isEmpty()) {
            return List.of(finding(
                            CheckState.BROKEN,
                            "A WhatsApp sender points elsewhere",
                            "WhatsApp messages to %s, or their statuses, do not reach you: the sender's webhooks differ from the planned ones."
                                    .formatted(addresses(drifted)),
                            "Repair the webhooks of the number.")
                    .mendedBy(repair(drifted, numbers)));
        }
        var offline = senders.stream()
                .filter(sender -> !sender.status().startsWith("ONLINE"))
                .toList();
        return offline.isEmpty()
                ? ok("WhatsApp senders are in order", "Every WhatsApp sender of the numbers is online and points here.")
                : warning(
                        "A WhatsApp sender is not online",
                        "%s neither sends nor receives on WhatsApp.".formatted(addresses(offline)),
                        "Twilio's console shows the reason, under Messaging, Senders, WhatsApp senders.");
    }

    /** A repair of a number repairs its sender; one of all numbers repairs every sender. */
    private static RepairAction repair(List<WhatsappSender> drifted, Map<String, ExaminedNumber> numbers) {
        if (drifted.size() > 1) {
            return RepairAction.ofAllNumbers();
        }
        var number = Objects.requireNonNull(numbers.get(drifted.getFirst().address()));
        return RepairAction.ofNumber(number.actual().sid());
    }

    private List<WhatsappSender> senders(ExaminedAccount account) {
        try {
            return planner.isManaged() ? account.whatsappSenders().list().toList() : List.of();
        } catch (TwilioRefused e) {
            // The account may not use senders, so it has none.
            return List.of();
        }
    }

    private static String addresses(List<WhatsappSender> senders) {
        return senders.stream().limit(10).map(WhatsappSender::address).collect(Collectors.joining(", "));
    }
}
