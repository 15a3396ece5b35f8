package io.switchboard.emulator.setup;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Changes what a person changes in Twilio's console, or pays. */
@ControlApi
class SetupControl {
    private final ConsoleSetups setups;
    private final Accounts accounts;

    SetupControl(ConsoleSetups setups, Accounts accounts) {
        this.setups = setups;
        this.accounts = accounts;
    }

    /** Changes the fields that are named and keeps the others. */
    @PutMapping("/accounts/{sid}/setup")
    ConsoleSetup change(@PathVariable String sid, @RequestBody ConsoleSetup changes) {
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        var balance = changes.balance();
        if (balance != null && !balance.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            throw new InvalidField("balance", "must be an amount, such as \"4.20\"");
        }
        return setups.change(sid, changes);
    }
}
