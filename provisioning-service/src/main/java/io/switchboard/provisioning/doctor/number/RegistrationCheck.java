package io.switchboard.provisioning.doctor.number;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.AddressList;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;

/**
 * Checks the registrations without which carriers of the United States block texts: A2P 10DLC of ordinary numbers, and the
 * verification of toll-free ones. A hint: whether a number is one of the United States, and which campaign it belongs to, is
 * not looked up.
 */
final class RegistrationCheck implements DoctorCheck {

    private static final Pattern TOLL_FREE = Pattern.compile("\\+18(00|33|44|55|66|77|88)\\d{7}");
    private static final String CONSOLE =
            "Register in Twilio's console, under Messaging, Regulatory compliance. Until then"
                    + " texts fail with 30034 or 30032.";

    @Override
    public CheckName name() {
        return new CheckName("registration", CheckGroup.REGISTRATION, "Registration for texts in the United States");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var american = account.numbers().stream()
                .filter(ExaminedNumber::isForTexts)
                .filter(number -> number.address().startsWith("+1"))
                .toList();
        var tollFree = american.stream()
                .filter(number -> TOLL_FREE.matcher(number.address()).matches())
                .toList();
        var problems = new ArrayList<String>();
        if (tollFree.size() < american.size()) {
            addBrandProblem(account, problems);
        }
        if (!tollFree.isEmpty()) {
            addVerificationProblem(account, tollFree, problems);
        }
        if (american.isEmpty()) {
            return List.of();
        }
        return problems.isEmpty()
                ? ok("Registration is done", "Brand and toll-free numbers are approved, as far as the numbers need it.")
                : warning("Registration is incomplete", String.join(" ", problems), CONSOLE);
    }

    private static void addBrandProblem(ExaminedAccount account, List<String> problems) {
        var statuses = account.setup().brandStatuses();
        if (statuses.isEmpty()) {
            problems.add("No brand is registered for A2P 10DLC, which ordinary numbers of the United States need.");
        } else if (!statuses.contains("APPROVED")) {
            problems.add("The brand for A2P 10DLC is not approved: %s.".formatted(String.join(", ", statuses)));
        }
    }

    private static void addVerificationProblem(
            ExaminedAccount account, List<ExaminedNumber> tollFree, List<String> problems) {
        var approved = account.setup()
                .tollFreeVerifications()
                .filter(verification -> verification.status().equals("TWILIO_APPROVED"))
                .map(verification -> verification.numberSid())
                .collect(Collectors.toSet());
        var unverified = tollFree.stream()
                .filter(number -> !approved.contains(number.actual().sid()))
                .toList();
        if (!unverified.isEmpty()) {
            problems.add("Not verified: %s.".formatted(AddressList.text(unverified)));
        }
    }
}
