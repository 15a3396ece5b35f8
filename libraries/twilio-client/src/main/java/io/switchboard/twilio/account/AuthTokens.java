package io.switchboard.twilio.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;

/**
 * Changes the auth token of one account, with its own credentials. The secondary token works for requests at once; after its
 * promotion it is the primary one, which signs webhooks, and the old one no longer works.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api/authtoken">Auth tokens</a>
 */
public final class AuthTokens {

    private static final String SECONDARY = "/v1/AuthTokens/Secondary";
    private static final String PROMOTE = "/v1/AuthTokens/Promote";

    private final TwilioApi api;

    public AuthTokens(TwilioAccount account) {
        this.api = account.api().product("accounts");
    }

    /** Creates the secondary token and returns it. Refused while there is one. */
    public String createSecondary() {
        return token(api.post(SECONDARY, TwilioApi.params()), "secondary_auth_token");
    }

    /** Deletes the secondary token; returns false when there is none. */
    public boolean deleteSecondary() {
        return api.delete(SECONDARY);
    }

    /** Promotes the secondary token and returns it. */
    public String promote() {
        return token(api.post(PROMOTE, TwilioApi.params()), "auth_token");
    }

    private static String token(JsonNode json, String field) {
        var token = JsonFields.text(json, field);
        if (token.isEmpty()) {
            throw new TwilioUnavailable("Twilio's answer has no " + field, true);
        }
        return token;
    }
}
