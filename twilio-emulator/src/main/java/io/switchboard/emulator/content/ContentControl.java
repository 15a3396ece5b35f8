package io.switchboard.emulator.content;

import java.util.Map;

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

/** Adds Content templates, as an account's owner does in Twilio's console and WhatsApp decides about. */
@ControlApi
class ContentControl {
    private final ContentTemplates contents;
    private final Accounts accounts;

    ContentControl(ContentTemplates contents, Accounts accounts) {
        this.contents = contents;
        this.accounts = accounts;
    }

    record NewTemplate(
            @Nullable String accountSid,
            @Nullable String friendlyName,
            @Nullable String language,
            @Nullable String body,
            @Nullable Map<String, String> variables,
            @Nullable String approval) {}

    @PostMapping("/contents")
    @ResponseStatus(HttpStatus.CREATED)
    Created add(@RequestBody NewTemplate template) {
        var accountSid = InvalidField.required("accountSid", template.accountSid());
        if (accounts.find(accountSid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + accountSid);
        }
        var added = contents.add(
                accountSid,
                InvalidField.required("friendlyName", template.friendlyName()),
                template.language() == null ? "en" : template.language(),
                InvalidField.required("body", template.body()),
                template.variables() == null ? Map.of() : template.variables(),
                template.approval() == null ? "approved" : template.approval());
        return new Created(added.sid());
    }
}
