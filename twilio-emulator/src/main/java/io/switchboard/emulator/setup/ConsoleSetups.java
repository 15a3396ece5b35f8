package io.switchboard.emulator.setup;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.TwilioError;
import org.springframework.stereotype.Component;

/** The {@link ConsoleSetup} of each account. */
@Component
public class ConsoleSetups implements ResettableState {
    private final Map<String, ConsoleSetup> byAccount = new ConcurrentHashMap<>();

    ConsoleSetup of(String accountSid) {
        return byAccount.getOrDefault(accountSid, ConsoleSetup.INITIAL);
    }

    ConsoleSetup change(String accountSid, ConsoleSetup changes) {
        return byAccount.merge(accountSid, ConsoleSetup.INITIAL.with(changes), (before, first) -> before.with(changes));
    }

    /** Rejects what costs money while the balance is exhausted. Twilio's documents do not name the code for it. */
    public void requireMoney(Account account) {
        var balance = of(account.ownerSid()).balance();
        if (balance != null && new BigDecimal(balance).signum() <= 0) {
            throw new TwilioError(403, 20005, "Account " + account.sid() + " is not active: its balance is exhausted");
        }
    }

    /** Restores the initial setup of all accounts. */
    @Override
    public void reset() {
        byAccount.clear();
    }
}
