package io.switchboard.emulator.balance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.rest.TwilioError;
import org.springframework.stereotype.Component;

/** The store of the balances. An account has 100 dollars until the control API says otherwise; nothing is deducted. */
@Component
public class Balances {
    private static final BigDecimal USUAL = new BigDecimal("100.00");

    private final Map<String, BigDecimal> byAccount = new ConcurrentHashMap<>();

    public void reset() {
        byAccount.clear();
    }

    void set(Account account, BigDecimal balance) {
        byAccount.put(account.ownerSid(), balance);
    }

    BigDecimal of(Account account) {
        return byAccount.getOrDefault(account.ownerSid(), USUAL);
    }

    /** Rejects what costs money while the balance is exhausted. Twilio's documents do not name the code for it. */
    public void requireMoney(Account account) {
        if (of(account).signum() <= 0) {
            throw new TwilioError(403, 20005, "Account " + account.sid() + " is not active: its balance is exhausted");
        }
    }
}
