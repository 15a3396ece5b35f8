package io.switchboard.twilio;

import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;

/**
 * Creates clients of accounts. All share one pool of connections, and nothing of an account is kept here, so a rotated
 * token leaves nothing behind.
 */
public final class TwilioClients implements AutoCloseable {

    private final NoRetryHttpClient http;

    public TwilioClients(TwilioSettings settings) {
        this.http = new NoRetryHttpClient(settings);
    }

    /** Returns the account with this SID, which acts with this token. Nothing is checked or requested yet. */
    public TwilioAccount account(String accountSid, String authToken) {
        return new TwilioAccount(
                new QuietClient(new TwilioRestClient.Builder(TwilioApi.sid(accountSid), authToken).httpClient(http)));
    }

    /** Returns the account with this SID, which acts with an API key ({@code SK…}) and its secret. */
    public TwilioAccount account(String accountSid, String keySid, String secret) {
        return new TwilioAccount(new QuietClient(new TwilioRestClient.Builder(TwilioApi.sid(keySid), secret)
                .accountSid(TwilioApi.sid(accountSid))
                .httpClient(http)));
    }

    @Override
    public void close() {
        http.close();
    }

    /** Omits the SDK's debug log of requests, which contains phone numbers. */
    private static final class QuietClient extends TwilioRestClient {

        QuietClient(TwilioRestClient.Builder builder) {
            super(builder);
        }

        @Override
        public void logRequest(Request request) {}
    }
}
