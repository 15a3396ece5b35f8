package io.switchboard.twilio.account;

import java.util.List;
import java.util.Optional;

import io.switchboard.twilio.Account;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Creates, reads and changes the subaccounts of a main account, or reads the account itself. Operations throw {@code
 * TwilioRefused} or {@code TwilioUnavailable}; after the latter, a creation may have taken effect.
 */
public final class TwilioAccounts {

    private static final String ACCOUNTS = "/2010-04-01/Accounts.json";
    private static final int PAGE = 50;

    private final TwilioApi api;

    public TwilioAccounts(TwilioAccount main) {
        this.api = main.api();
    }

    /** Creates a subaccount, once. Twilio does not require names to be unique. */
    public Account create(String friendlyName) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "FriendlyName", friendlyName);
        return Account.of(api.post(ACCOUNTS, params));
    }

    /** Returns the accounts with exactly this name, whatever their status. */
    public List<Account> named(String friendlyName) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "FriendlyName", friendlyName);
        return api.list(ACCOUNTS, "accounts", params, PAGE)
                .map(Account::of)
                .filter(account -> account.friendlyName().equals(friendlyName))
                .toList();
    }

    /** Returns the account with this SID, which is the caller or one of its subaccounts; empty when there is none. */
    public Optional<Account> find(String sid) {
        return api.find(path(sid)).map(Account::of);
    }

    /** Sets the status, which may be repeated: {@code active}, {@code suspended} or {@code closed}, which is final. */
    public Account setStatus(String sid, String status) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "Status", status);
        return Account.of(api.post(path(sid), params));
    }

    private static String path(String sid) {
        return "/2010-04-01/Accounts/" + TwilioApi.sid(sid) + ".json";
    }
}
