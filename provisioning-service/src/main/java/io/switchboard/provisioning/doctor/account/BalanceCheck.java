package io.switchboard.provisioning.doctor.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.monitoring.AccountBalance;
import io.switchboard.twilio.monitoring.AccountMonitor;

/**
 * Checks the balance of the account that pays. A subaccount's tenant is told whether it suffices, and not how much it is:
 * the main account pays for other tenants as well.
 */
record BalanceCheck(BigDecimal low) implements DoctorCheck {

    private static final String REMEDY =
            "Top up the account in Twilio's console, under Admin, Account billing, or turn auto-recharge on there.";

    @Override
    public CheckName name() {
        return new CheckName("balance", CheckGroup.ACCOUNT, "Balance");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        return account.mainAccount()
                .map(AccountMonitor::balance)
                .map(balance -> found(balance, "The balance of the main account"))
                .orElseGet(() -> {
                    var balance = account.monitor().balance();
                    return found(
                            balance,
                            "The balance of %s %s"
                                    .formatted(
                                            balance.amount()
                                                    .setScale(2, RoundingMode.DOWN)
                                                    .toPlainString(),
                                            balance.currency()));
                });
    }

    private List<CheckFinding> found(AccountBalance balance, String subject) {
        if (balance.amount().signum() <= 0) {
            return broken(
                    subject + " is used up",
                    "Twilio suspends an account without balance: nothing is sent, and calls end.",
                    REMEDY);
        }
        return balance.amount().compareTo(low) < 0
                ? warning(
                        subject + " is low",
                        "Twilio suspends the account when nothing is left. The warning begins below %s %s."
                                .formatted(low.toPlainString(), balance.currency()),
                        REMEDY)
                : ok(
                        subject + " suffices",
                        "There is more than %s %s.".formatted(low.toPlainString(), balance.currency()));
    }
}
