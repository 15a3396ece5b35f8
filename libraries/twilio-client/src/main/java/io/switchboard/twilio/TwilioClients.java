package io.switchboard.twilio;

import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;

/**
 * Gives the client of an account. All of them share one pool of connections, so nothing of an account is kept here and
 * a token that was rotated leaves nothing behind.
 */
public final class TwilioClients implements AutoCloseable {

    private final OnceHttpClient http;

    public TwilioClients(TwilioSettings settings) {
        this.http = new OnceHttpClient(settings);
    }

    /** The account with this SID, acting with this token. Nothing is checked and nobody called yet. */
    public TwilioAccount account(String accountSid, String authToken) {
        return new TwilioAccount(
                new QuietClient(new TwilioRestClient.Builder(Rest.sid(accountSid), authToken).httpClient(http)));
    }

    @Override
    public void close() {
        http.close();
    }

    /** Without the SDK's debug log of requests, which has phone numbers in it. */
    private static final class QuietClient extends TwilioRestClient {

        QuietClient(TwilioRestClient.Builder builder) {
            super(builder);
        }

        @Override
        public void logRequest(Request request) {}
    }
}
