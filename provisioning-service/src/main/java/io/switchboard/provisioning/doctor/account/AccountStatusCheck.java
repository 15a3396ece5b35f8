package io.switchboard.provisioning.doctor.account;

import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.monitoring.AccountState;

/** Checks that the account is active, and no trial. */
final class AccountStatusCheck implements DoctorCheck {

    @Override
    public CheckName name() {
        return new CheckName("account-status", CheckGroup.ACCOUNT, "Status of the account");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        try {
            return found(account.state().account());
        } catch (TwilioRefused e) {
            if (RefusalReason.of(e) == RefusalReason.ACCOUNT_NOT_ACTIVE) {
                return inactive("not active");
            }
            throw e;
        }
    }

    private List<CheckFinding> found(AccountState account) {
        if (!account.status().equals("active")) {
            return inactive(account.status());
        }
        return account.type().equals("Trial")
                ? warning(
                        "The account is a trial",
                        "A trial account texts and calls only numbers that are verified with Twilio, and adds a text of its own.",
                        "Upgrade the account in Twilio's console, under Admin, Account billing.")
                : ok("The account is active", "Twilio shows the account as active.");
    }

    private List<CheckFinding> inactive(String status) {
        return broken(
                "The account is " + status,
                "Nothing is sent or received for an account that is suspended or closed; its numbers still cost.",
                "A suspended account can be reactivated: by an operator, or by Twilio's support if Twilio suspended it."
                        + " Closing is final.");
    }
}
