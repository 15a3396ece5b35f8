package io.switchboard.emulator.balance;

import java.math.BigDecimal;
import java.util.Map;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Changes the balance of an account. */
@ControlApi
class BalanceControl {
    private final Balances balances;
    private final Accounts accounts;

    BalanceControl(Balances balances, Accounts accounts) {
        this.balances = balances;
        this.accounts = accounts;
    }

    record NewBalance(@Nullable String balance) {}

    @PutMapping("/accounts/{sid}/balance")
    Map<String, String> change(@PathVariable String sid, @RequestBody NewBalance changed) {
        var balance = InvalidField.required("balance", changed.balance());
        if (!balance.matches("-?\\d{1,9}(\\.\\d{1,2})?")) {
            throw new InvalidField("balance", "must be an amount such as 12.50");
        }
        var account =
                accounts.find(sid).orElseThrow(() -> new NoSuchReceiver("no-account", "There is no account " + sid));
        balances.set(account, new BigDecimal(balance));
        return Map.of("sid", sid, "balance", balance);
    }
}
