package io.switchboard.provisioning.doctor.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.monitoring.AccountBalance;
import io.switchboard.twilio.monitoring.AccountMonitor;

/**
 * Checks the balance of the account that pays, and how many days it lasts. A subaccount's tenant is told whether it suffices,
 * and not how much it is: the main account pays for other tenants as well.
 */
record BalanceCheck(BigDecimal low) implements DoctorCheck {

    /** A weekend passes before a person can top the account up. */
    private static final long LOW_DAYS = 3;

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
                .map(balance -> found(account, balance, "The balance of the main account"))
                .orElseGet(() -> {
                    var balance = account.monitor().balance();
                    return found(account, balance, "The balance of " + amount(balance.amount(), balance));
                });
    }

    private List<CheckFinding> found(ExaminedAccount account, AccountBalance balance, String subject) {
        if (balance.amount().signum() <= 0) {
            return broken(
                    subject + " is used up",
                    "Twilio suspends an account without balance: nothing is sent, and calls end.",
                    REMEDY);
        }
        var days = DailySpending.of(account).daysOf(balance);
        if (balance.amount().compareTo(low) < 0) {
            return warning(
                    subject + " is low",
                    "Twilio suspends the account when nothing is left. The warning begins below %s %s.%s"
                            .formatted(low.toPlainString(), balance.currency(), lasting(days)),
                    REMEDY);
        }
        return days.orElse(Long.MAX_VALUE) < LOW_DAYS
                ? warning(
                        subject + " does not last long",
                        "Twilio suspends the account when nothing is left." + lasting(days),
                        REMEDY)
                : ok(
                        subject + " suffices",
                        "There is more than %s %s.%s"
                                .formatted(low.toPlainString(), balance.currency(), lasting(days)));
    }

    private static String lasting(OptionalLong days) {
        if (days.isEmpty()) {
            return "";
        }
        var count = days.getAsLong();
        return " At the spending of the last %d days it lasts %s."
                .formatted(DailySpending.DAYS, count == 0 ? "less than a day" : "about %d days".formatted(count));
    }

    private static String amount(BigDecimal amount, AccountBalance balance) {
        return amount.setScale(2, RoundingMode.DOWN).toPlainString() + " " + balance.currency();
    }
}
