package io.switchboard.provisioning.doctor.account;

import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.monitoring.AccountMonitor;

/** Checks that the main account of a subaccount is active. */
final class MainAccountCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("main-account", CheckGroup.ACCOUNT, "Main account");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        return account.mainAccount()
                .map(main -> isActive(main)
                        ? ok("The main account is active", "The account that pays for this one is active.")
                        : broken(
                                "The main account is not active",
                                "Twilio refuses the account that pays for this one, or shows it as suspended or closed.",
                                "An operator of this installation checks its account and token at Twilio."))
                .orElse(List.of());
    }

    private static boolean isActive(AccountMonitor main) {
        try {
            return main.state().status().equals("active");
        } catch (TwilioRefused e) {
            return false;
        }
    }
}
