package io.switchboard.provisioning.doctor.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.monitoring.AccountBalance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The price of all usage of the last whole days by Twilio's Usage Records, those of subaccounts included. Days are those of
 * Twilio, in UTC; today's is left out, because it is not over.
 *
 * @param total of all days; zero where Twilio does not tell
 * @param currency of the records; empty without one
 */
record DailySpending(BigDecimal total, String currency) {

    static final int DAYS = 7;

    private static final Logger log = LoggerFactory.getLogger(DailySpending.class);

    /** Never fails: a balance is worth knowing without it. */
    static DailySpending of(ExaminedAccount account) {
        var today = LocalDate.ofInstant(account.now(), ZoneOffset.UTC);
        try (var records = account.paidUsage().dailyTotals(today.minusDays(DAYS), today.minusDays(1))) {
            return records.map(record -> new DailySpending(record.price(), record.currency()))
                    .reduce(new DailySpending(BigDecimal.ZERO, ""), DailySpending::plus);
        } catch (TwilioFailure e) {
            log.atDebug().setCause(e).log("spending not read");
            return new DailySpending(BigDecimal.ZERO, "");
        }
    }

    private DailySpending plus(DailySpending other) {
        return new DailySpending(total.add(other.total), other.currency);
    }

    /** Returns the whole days that the balance lasts; empty where nothing was spent, or in another currency. */
    OptionalLong daysOf(AccountBalance balance) {
        if (total.signum() <= 0 || !isSame(currency, balance.currency())) {
            return OptionalLong.empty();
        }
        var days = balance.amount().multiply(BigDecimal.valueOf(DAYS)).divide(total, 0, RoundingMode.DOWN);
        return OptionalLong.of(days.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    private static boolean isSame(String one, String other) {
        return one.equalsIgnoreCase(other);
    }
}
