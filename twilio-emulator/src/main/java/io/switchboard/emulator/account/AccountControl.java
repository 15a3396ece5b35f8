package io.switchboard.emulator.account;

import java.util.Map;
import java.util.Set;

import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Changes accounts as their owner does in Twilio's console, or Twilio itself. */
@ControlApi
class AccountControl {
    private final Accounts accounts;

    AccountControl(Accounts accounts) {
        this.accounts = accounts;
    }

    record NewToken(@Nullable String authToken) {}

    /** Replaces the account's token; the old token is no longer valid. */
    @PutMapping("/accounts/{sid}/auth-token")
    Map<String, String> changeToken(@PathVariable String sid, @RequestBody NewToken token) {
        var authToken = InvalidField.required("authToken", token.authToken());
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        accounts.changeToken(sid, authToken);
        return Map.of("sid", sid);
    }

    record NewStatus(@Nullable String status) {}

    /** Changes the account's status as Twilio itself does, also that of a main account. */
    @PutMapping("/accounts/{sid}/status")
    Map<String, String> changeStatus(@PathVariable String sid, @RequestBody NewStatus change) {
        var status = InvalidField.required("status", change.status());
        if (!Set.of("active", "suspended", "closed").contains(status)) {
            throw new InvalidField("status", "must be active, suspended or closed");
        }
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        accounts.changeStatus(sid, status);
        return Map.of("sid", sid, "status", status);
    }
}
