package io.switchboard.provisioning.doctor.number;

import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.messagingservice.MessagingService;

/** Checks that no Messaging Service loses the texts to its numbers. */
final class MessagingServiceCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("messaging-services", CheckGroup.NUMBERS, "Messaging Services");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var services = account.messagingServices();
        var silent = services.list().filter(MessagingService::losesTexts).toList();
        var numbers = silent.stream()
                .flatMap(service -> services.numberSids(service.sid()))
                .collect(Collectors.toSet());
        var lost = account.numbers().stream()
                .filter(number -> numbers.contains(number.actual().sid()))
                .toList();
        return lost.isEmpty()
                ? ok("No Messaging Service loses texts", "Every service with numbers forwards the texts to them.")
                : broken(
                        "A Messaging Service loses texts",
                        "Texts to %s go to a service without a request URL: Twilio neither keeps nor forwards them, so that they cannot be found later either."
                                .formatted(AddressList.text(lost)),
                        "Repair the webhooks, or let the service defer to the sender's webhook in Twilio's console, under Messaging, Services, Integration.");
    }
}
