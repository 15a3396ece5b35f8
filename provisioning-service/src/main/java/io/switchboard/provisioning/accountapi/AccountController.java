package io.switchboard.provisioning.accountapi;

import java.net.URI;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.Tenants;
import io.switchboard.provisioning.creation.AccountCreation;
import io.switchboard.provisioning.creation.AccountIntents;
import io.switchboard.provisioning.rotation.TokenRotations;
import io.switchboard.provisioning.rotation.TokenRotator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the accounts. Administrators see those of their tenant, operators see all and change them. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private static final String LIST = "accounts";

    private final AccountLookup lookup;
    private final AccountIntents intents;
    private final AccountStatusChange statuses;
    private final AccountImport imports;
    private final TokenRotations rotations;
    private final TokenRotator rotator;

    AccountController(
            AccountLookup lookup,
            AccountIntents intents,
            AccountStatusChange statuses,
            AccountImport imports,
            TokenRotations rotations,
            TokenRotator rotator) {
        this.lookup = lookup;
        this.intents = intents;
        this.statuses = statuses;
        this.imports = imports;
        this.rotations = rotations;
        this.rotator = rotator;
    }

    /**
     * Asks for an account.
     *
     * @param friendlyName the beginning of the account's name at Twilio; the tenant's id where it is missing
     */
    record NewAccount(@Nullable String tenant, @Nullable String friendlyName) {}

    /** Lists the accounts, ordered by SID. */
    @GetMapping
    Page<AccountView> list(
            ApiCaller caller,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var after = Cursor.read(LIST, cursor);
        var found = lookup.page(
                caller, tenant.isEmpty() ? null : tenant(tenant), after == null ? "" : after.id(), Page.fetch(limit));
        return Page.of(
                found, limit, lookup::view, last -> Cursor.of(last.accountSid()).text(LIST));
    }

    @GetMapping("/{sid}")
    AccountView get(ApiCaller caller, @PathVariable String sid) {
        return lookup.view(lookup.find(caller, sid));
    }

    /** Gives a tenant its account: 201 when Twilio has created it, 202 with the creation while that is not certain. */
    @PostMapping
    ResponseEntity<AccountCreationView> create(
            ApiCaller caller, @Nullable IdempotencyKey key, @RequestBody NewAccount wanted) {
        var tenant = tenant(wanted.tenant());
        var name = wanted.friendlyName() == null || wanted.friendlyName().isBlank()
                ? tenant.value()
                : wanted.friendlyName();
        var creation = intents.create(tenant, name, key, AuditActor.of(caller));
        if (creation.state() == AccountCreation.State.FAILED) {
            throw ApiProblem.badGateway("account-not-created", String.valueOf(creation.problem()), null);
        }
        var sid = creation.accountSid();
        var answer = sid == null
                ? ResponseEntity.accepted().location(URI.create("/api/accounts/creations/" + creation.id()))
                : ResponseEntity.created(URI.create("/api/accounts/" + sid));
        return answer.body(AccountCreationView.of(creation));
    }

    @GetMapping("/creations/{id}")
    AccountCreationView creation(@PathVariable String id) {
        return intents.find(id)
                .map(AccountCreationView::of)
                .orElseThrow(() -> ApiProblem.notFound("account-creation", id));
    }

    /** Takes over an account that is no subaccount of the main one. */
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView adopt(ApiCaller caller, @RequestBody AccountImport.ImportRequest request) {
        return lookup.view(imports.adopt(request, tenant(request.tenant()), AuditActor.of(caller)));
    }

    @PostMapping("/{sid}/suspend")
    AccountView suspend(ApiCaller caller, @PathVariable String sid) {
        return change(caller, sid, RecordedAccount.SUSPENDED);
    }

    @PostMapping("/{sid}/reactivate")
    AccountView reactivate(ApiCaller caller, @PathVariable String sid) {
        return change(caller, sid, RecordedAccount.ACTIVE);
    }

    /** Closes the account for good; its numbers are released. */
    @PostMapping("/{sid}/close")
    AccountView close(ApiCaller caller, @PathVariable String sid, @RequestParam(defaultValue = "") String confirm) {
        var account = lookup.find(caller, sid);
        if (confirm.length() != 4 || !account.accountSid().endsWith(confirm)) {
            throw ApiProblem.invalid(
                    "not-confirmed",
                    "Closing is final and releases the account's numbers. Confirm it with the last four characters of"
                            + " the SID: ?confirm=…");
        }
        return change(caller, sid, RecordedAccount.CLOSED);
    }

    /** Begins a rotation of the token, or shows the one in progress; a loop finishes it within seconds. */
    @PostMapping("/{sid}/rotate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView rotate(ApiCaller caller, @PathVariable String sid) {
        var account = lookup.find(caller, sid);
        rotations.begin(account, AuditActor.of(caller));
        rotator.advance(account.accountSid());
        return lookup.view(lookup.find(caller, sid));
    }

    private AccountView change(ApiCaller caller, String sid, String status) {
        return lookup.view(statuses.change(lookup.find(caller, sid), status, AuditActor.of(caller)));
    }

    private static TenantId tenant(@Nullable String name) {
        return TenantId.parse(name)
                .filter(tenant -> !Tenants.isSidAsTenant(tenant))
                .orElseThrow(() -> ApiProblem.invalid(
                        "invalid-tenant",
                        "tenant must be a tenant's id: 1 to 63 letters, digits, dots, hyphens and underscores."));
    }
}
