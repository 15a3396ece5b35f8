package io.switchboard.emulator.account;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code /2010-04-01/Accounts}. */
@RestController
@RequestMapping("/2010-04-01")
class AccountsController {
    private static final int MOST_SUBACCOUNTS = 1000;

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountsController(Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/Accounts.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account caller,
            @RequestAttribute(BasicAuthentication.CREDENTIAL) CredentialKind credential) {
        var page = PageRequest.of(request, "FriendlyName", "Status");
        var name = page.filters().get("FriendlyName");
        var status = page.filters().get("Status");
        return page.of(
                accounts.reachableBy(caller),
                account -> (name == null || name.equals(account.friendlyName()))
                        && (status == null || status.equals(account.status())),
                "accounts",
                account -> resource(account, credential));
    }

    @PostMapping("/Accounts.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            @RequestAttribute(BasicAuthentication.CALLER) Account caller,
            @RequestAttribute(BasicAuthentication.CREDENTIAL) CredentialKind credential,
            @RequestParam(name = "FriendlyName", required = false) @Nullable String friendlyName) {
        if (!caller.isMain()) {
            throw TwilioError.unauthorized();
        }
        if (accounts.openSubaccounts(caller) >= MOST_SUBACCOUNTS) {
            throw TwilioError.badRequest(20001, "The account has its largest number of subaccounts");
        }
        var name = friendlyName == null ? "SubAccount Created at " + clock.instant() : friendlyName;
        return resource(accounts.createSubaccount(caller, name), credential);
    }

    @GetMapping("/Accounts/{account}.json")
    Map<String, Object> fetch(
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @RequestAttribute(BasicAuthentication.CREDENTIAL) CredentialKind credential) {
        return resource(account, credential);
    }

    @PostMapping("/Accounts/{account}.json")
    Map<String, Object> update(
            @RequestAttribute(BasicAuthentication.CALLER) Account caller,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @RequestAttribute(BasicAuthentication.CREDENTIAL) CredentialKind credential,
            @RequestParam(name = "FriendlyName", required = false) @Nullable String friendlyName,
            @RequestParam(name = "Status", required = false) @Nullable String status) {
        if (status != null) {
            checkStatusChange(caller, account, status);
        }
        var updated = accounts.update(
                account.sid(),
                now -> now.updated(
                        friendlyName == null ? now.friendlyName() : friendlyName,
                        status == null ? now.status() : status,
                        clock.instant()));
        if (updated.status().equals("closed")) {
            events.publishEvent(new AccountClosed(updated.sid()));
        }
        return resource(updated, credential);
    }

    private static void checkStatusChange(Account caller, Account account, String status) {
        if (!caller.isMain() || account.isMain()) {
            throw TwilioError.unauthorized();
        }
        if (!Set.of("active", "suspended", "closed").contains(status)) {
            throw TwilioError.badRequest(20001, "Status must be active, suspended or closed");
        }
        if (account.status().equals("closed")) {
            throw TwilioError.badRequest(20001, "A closed account stays closed");
        }
    }

    /** A main API key does not show the token of an account. */
    private static Map<String, Object> resource(Account account, CredentialKind credential) {
        var uri = "/2010-04-01/Accounts/" + account.sid();
        return Map.of(
                "sid", account.sid(),
                "owner_account_sid", account.ownerSid(),
                "friendly_name", account.friendlyName(),
                "auth_token", credential.isToken() ? account.authToken() : "",
                "status", account.status(),
                "type", "Full",
                "date_created", TwilioDates.format(account.dateCreated()),
                "date_updated", TwilioDates.format(account.dateUpdated()),
                "uri", uri + ".json",
                "subresource_uris",
                        Map.of(
                                "incoming_phone_numbers", uri + "/IncomingPhoneNumbers.json",
                                "messages", uri + "/Messages.json"));
    }
}
