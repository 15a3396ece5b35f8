package io.switchboard.emulator.alert;

import java.util.Set;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.ControlApi.Created;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Adds entries to an account's error log, as errors do that the emulator does not have. */
@ControlApi
class AlertControl {
    private final AlertLog log;
    private final Accounts accounts;

    AlertControl(AlertLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    record NewAlert(
            @Nullable String accountSid,
            @Nullable String errorCode,
            @Nullable String level,
            @Nullable String text,
            @Nullable String resourceSid) {}

    @PostMapping("/alerts")
    @ResponseStatus(HttpStatus.CREATED)
    Created add(@RequestBody NewAlert alert) {
        var accountSid = InvalidField.required("accountSid", alert.accountSid());
        if (accounts.find(accountSid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + accountSid);
        }
        var level = alert.level() == null ? "error" : alert.level();
        if (!Set.of("error", "warning", "notice", "debug").contains(level)) {
            throw new InvalidField("level", "must be error, warning, notice or debug");
        }
        return new Created(log.add(new AlertLog.Entry(
                accountSid,
                InvalidField.required("errorCode", alert.errorCode()),
                level,
                alert.text() == null ? "" : alert.text(),
                alert.resourceSid(),
                null)));
    }
}
