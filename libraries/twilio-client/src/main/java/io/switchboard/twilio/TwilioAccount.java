package io.switchboard.twilio;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.TwilioRestClient;

/**
 * What one account can do, with its own credentials. Cheap to make and to forget; safe for many threads.
 *
 * <p>Operations throw {@link TwilioRefused} or {@link TwilioUnavailable}; {@link Messages#send} returns its outcome.
 */
public final class TwilioAccount {

    private final TwilioRestClient client;
    private final Rest rest;

    TwilioAccount(TwilioRestClient client) {
        this.client = client;
        this.rest = new Rest(client);
    }

    public String sid() {
        return client.getAccountSid();
    }

    public Messages messages() {
        return new Messages(rest);
    }

    public Numbers numbers() {
        return new Numbers(rest);
    }

    /** This account and its subaccounts, in any status, with their tokens. Pages are fetched as the stream is read. */
    public Stream<Account> accounts() {
        return rest.list("/2010-04-01/Accounts.json", "accounts", Rest.params(), Rest.LARGEST_PAGE)
                .map(TwilioAccount::account);
    }

    /** The SDK's own client, for operations that this module does not wrap; as safe as the rest in retries and timeouts. */
    public TwilioRestClient sdk() {
        return client;
    }

    private static Account account(JsonNode json) {
        return new Account(
                Json.text(json, "sid"),
                Json.text(json, "friendly_name"),
                Json.text(json, "status"),
                Json.text(json, "auth_token"),
                Json.text(json, "owner_account_sid"));
    }

    /** Names the account, never the token. */
    @Override
    public String toString() {
        return "TwilioAccount[" + sid() + "]";
    }
}
