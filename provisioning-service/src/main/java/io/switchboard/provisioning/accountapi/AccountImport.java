package io.switchboard.provisioning.accountapi;

import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.Tenants;
import io.switchboard.provisioning.refusal.TwilioExplanation;
import io.switchboard.provisioning.sync.SyncLoop;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes over accounts that are no subaccounts of the main one. What is stored is the token that signs, as Twilio returns it;
 * an API key is used for that one request, and not stored, because it neither signs nor reaches an account's token.
 */
@Component
class AccountImport {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");
    private static final Pattern KEY = Pattern.compile("SK[0-9a-f]{32}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,128}");

    private final Accounts accounts;
    private final Tenants tenants;
    private final TwilioClients clients;
    private final ImportRecord record;
    private final SyncLoop sync;

    AccountImport(Accounts accounts, Tenants tenants, TwilioClients clients, ImportRecord record, SyncLoop sync) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.clients = clients;
        this.record = record;
        this.sync = sync;
    }

    /**
     * Names an account and its credentials: the token, or a main API key and its secret.
     *
     * @param secret of the API key
     */
    record ImportRequest(
            @Nullable String accountSid,
            @Nullable String authToken,
            @Nullable String apiKey,
            @Nullable String secret,
            @Nullable String tenant) {

        /** Names the account only. */
        @Override
        public String toString() {
            return "ImportRequest[" + accountSid + "]";
        }
    }

    /**
     * Verifies the credentials by a request to Twilio and records the account. An account that is imported already gets
     * the new token.
     *
     * @throws ApiProblem when Twilio does not accept the credentials, or the account is managed otherwise
     */
    RecordedAccount adopt(ImportRequest request, TenantId tenant, AuditActor actor) {
        var sid = matching("accountSid", request.accountSid(), ACCOUNT);
        var caller = caller(sid, request);
        var before = accounts.find(sid);
        requireImportable(sid, tenant, before);
        var account = verified(sid, caller, request.authToken());
        requireNotMapped(account, tenant);
        var recorded = record.make(account, tenant, actor);
        sync.request();
        return recorded;
    }

    private TwilioAccount caller(String sid, ImportRequest request) {
        if ((request.authToken() == null) == (request.apiKey() == null)) {
            throw ApiProblem.invalid("invalid-credentials", "Give either authToken, or apiKey and its secret.");
        }
        return request.authToken() != null
                ? clients.account(sid, matching("authToken", request.authToken(), SECRET))
                : clients.account(
                        sid, matching("apiKey", request.apiKey(), KEY), matching("secret", request.secret(), SECRET));
    }

    private static String matching(String field, @Nullable String value, Pattern pattern) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw ApiProblem.invalid(
                    "invalid-" + field, field + " is missing or has not the form that Twilio gives it.");
        }
        return value;
    }

    private void requireImportable(String sid, TenantId tenant, Optional<RecordedAccount> before) {
        if (before.isPresent() ? !before.get().isImported() : isOfMain(sid)) {
            throw ApiProblem.conflict(
                    "account-managed",
                    "The account is the main account or one of its subaccounts, and managed already.");
        }
        if (before.isPresent() && !before.get().tenantId().equals(tenant)) {
            throw ApiProblem.conflict("account-of-other-tenant", "The account is imported for another tenant.");
        }
    }

    private boolean isOfMain(String sid) {
        try {
            return sid.equals(accounts.mainAccountSid())
                    || new TwilioAccounts(accounts.connectMain()).find(sid).isPresent();
        } catch (TwilioRefused e) {
            return false;
        } catch (TwilioFailure e) {
            throw TwilioExplanation.problem(e);
        }
    }

    /** Twilio's token counts, even if another was given: a secondary token works for requests, but does not sign. */
    private static Account verified(String sid, TwilioAccount caller, @Nullable String givenToken) {
        Account account;
        try {
            account = new TwilioAccounts(caller)
                    .find(sid)
                    .orElseThrow(() -> ApiProblem.invalid("account-not-found", "Twilio has no account " + sid + "."));
        } catch (TwilioRefused e) {
            var explanation = TwilioExplanation.of(e);
            throw ApiProblem.invalid(explanation.type(), explanation.text());
        } catch (TwilioFailure e) {
            throw TwilioExplanation.problem(e);
        }
        var token = account.authToken().isEmpty() && givenToken != null ? givenToken : account.authToken();
        if (token.isEmpty()) {
            throw ApiProblem.invalid(
                    "api-key-shows-no-token",
                    "This API key does not show the account's auth token, without which no webhook can be verified."
                            + " Import the account with its authToken.");
        }
        return new Account(sid, account.friendlyName(), account.status(), token);
    }

    private void requireNotMapped(Account account, TenantId tenant) {
        if (!tenants.isFor(account.sid(), tenant)) {
            throw ApiProblem.conflict(
                    "tenant-mapped", "SWITCHBOARD_TENANTS gives the account to another tenant; change that first.");
        }
    }
}
