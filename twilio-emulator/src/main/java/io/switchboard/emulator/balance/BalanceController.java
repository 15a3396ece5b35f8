package io.switchboard.emulator.balance;

import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Serves the balance of an account; a subaccount has that of its main account. */
@RestController
class BalanceController {
    private final Balances balances;

    BalanceController(Balances balances) {
        this.balances = balances;
    }

    @GetMapping("/2010-04-01/Accounts/{account}/Balance.json")
    Map<String, String> balance(@RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return Map.of(
                "account_sid", account.sid(),
                "balance", balances.of(account).toPlainString(),
                "currency", "USD");
    }
}
