package io.switchboard.emulator.account;

import java.util.Map;

import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Creates main API keys, as people do in Twilio's console. */
@ControlApi
class ApiKeyControl {
    private final Accounts accounts;
    private final ApiKeys keys;

    ApiKeyControl(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @PostMapping("/accounts/{sid}/main-keys")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@PathVariable String sid) {
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        var key = keys.create(sid, "main", CredentialKind.MAIN_KEY);
        return Map.of("sid", key.sid(), "secret", key.secret());
    }
}
