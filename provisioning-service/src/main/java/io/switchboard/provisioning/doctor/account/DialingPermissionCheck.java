package io.switchboard.provisioning.doctor.account;

import java.util.List;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.twilio.monitoring.DialingCountry;

/** Checks that the account may call the countries of its own numbers: forwarded calls mostly stay in them. */
final class DialingPermissionCheck implements DoctorCheck {

    private static final String TEXTS = " Permissions for texts are not in Twilio's API: its console shows them under"
            + " Messaging, Settings, Geo permissions; a text that lacks one fails with 21408.";

    @Override
    public CheckName name() {
        return new CheckName("dialing-permissions", CheckGroup.GEOGRAPHY, "Permissions to call countries");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var numbers = account.numbers().stream()
                .filter(number -> number.actual().capabilities().voice())
                .toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        var permitted = account.setup()
                .dialingCountries()
                .filter(DialingCountry::isEnabled)
                .flatMap(country -> country.codes().stream())
                .toList();
        var unreachable =
                numbers.stream().filter(number -> !isIn(permitted, number)).toList();
        return unreachable.isEmpty()
                ? ok(
                        "Calls to the countries of your numbers are permitted",
                        "Calls can be forwarded within them." + TEXTS)
                : warning(
                        "Calls to a country of your numbers are not permitted",
                        "Calls cannot be forwarded to other numbers of the countries of %s.%s"
                                .formatted(AddressList.text(unreachable), TEXTS),
                        "Permit the country in Twilio's console of the main account, under Voice, Settings, Geo permissions.");
    }

    private static boolean isIn(List<String> codes, ExaminedNumber number) {
        return codes.stream().anyMatch(number.address()::startsWith);
    }
}
