package io.switchboard.twilio;

import java.util.stream.Stream;

import com.twilio.http.TwilioRestClient;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;

/**
 * Offers the operations of one account, with its own credentials. Cheap to create and to discard; thread-safe.
 *
 * <p>Operations throw {@link TwilioRefused} or {@link TwilioUnavailable}; {@link Messages#send} returns its outcome.
 */
public final class TwilioAccount {

    private final TwilioRestClient client;
    private final TwilioApi api;

    TwilioAccount(TwilioRestClient client) {
        this.client = client;
        this.api = new TwilioApi(client);
    }

    public String sid() {
        return client.getAccountSid();
    }

    public Messages messages() {
        return new Messages(api);
    }

    public Numbers numbers() {
        return new Numbers(api);
    }

    /** Returns the API under the operations of other packages. */
    public TwilioApi api() {
        return api;
    }

    /**
     * Returns this account and its subaccounts, in any status, with their tokens. Pages are fetched as the stream is
     * read.
     */
    public Stream<Account> accounts() {
        return api.list("/2010-04-01/Accounts.json", "accounts", TwilioApi.params(), TwilioApi.LARGEST_PAGE)
                .map(Account::of);
    }

    /** Names the account, never the token. */
    @Override
    public String toString() {
        return "TwilioAccount[" + sid() + "]";
    }
}
