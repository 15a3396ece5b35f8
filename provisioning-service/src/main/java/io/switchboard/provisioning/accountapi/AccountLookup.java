package io.switchboard.provisioning.accountapi;

import java.util.List;
import java.util.Optional;

import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.provisioning.rotation.TokenRotations;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the accounts that a caller may see: operators all of them, others those of their tenant. */
@Component
class AccountLookup {

    private final RecordedAccounts accounts;
    private final TokenRotations rotations;

    AccountLookup(RecordedAccounts accounts, TokenRotations rotations) {
        this.accounts = accounts;
        this.rotations = rotations;
    }

    /**
     * Returns the account.
     *
     * @throws ApiProblem when there is none that the caller may see
     */
    RecordedAccount find(ApiCaller caller, String sid) {
        var tenant = tenantOf(caller);
        return accounts.find(sid)
                .filter(account -> tenant.isEmpty() || tenant.get().equals(account.tenantId()))
                .orElseThrow(() -> ApiProblem.notFound("account", sid));
    }

    /** Returns accounts in the order of their SIDs; {@code wanted} restricts them to a tenant. */
    List<RecordedAccount> page(ApiCaller caller, @Nullable TenantId wanted, String after, int limit) {
        var own = tenantOf(caller);
        if (wanted != null && own.isPresent() && !own.get().equals(wanted)) {
            throw ApiProblem.forbidden("other-tenant", "Only operators see the accounts of another tenant.");
        }
        return accounts.page(own.orElse(wanted), after, limit);
    }

    AccountView view(RecordedAccount account) {
        return AccountView.of(account, rotations.find(account.accountSid()).orElse(null));
    }

    /** Returns the only tenant whose accounts the caller may see; empty for an operator who names none. */
    private static Optional<TenantId> tenantOf(ApiCaller caller) {
        if (caller.tenantId().isEmpty() && !caller.has(Role.OPERATOR)) {
            throw ApiProblem.forbidden("no-tenant", "The token has no tenant claim, so it belongs to no company.");
        }
        return caller.tenantId();
    }
}
