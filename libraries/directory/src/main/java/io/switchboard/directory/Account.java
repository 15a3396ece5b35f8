package io.switchboard.directory;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A Twilio account, its tenant and its tokens in the clear. Never printed, logged or sent.
 *
 * @param previousAuthToken the token before the last rotation, which may still sign webhooks in flight
 * @param previousAuthTokenUntil when the previous token expires; without it, the previous token is not accepted
 */
public record Account(
        String accountSid,
        String tenantId,
        String authToken,
        @Nullable String previousAuthToken,
        @Nullable Instant previousAuthTokenUntil) {

    /** Returns the tokens that may have signed a webhook received at this time, the current one first. */
    public List<String> signingTokens(Instant received) {
        return previousAuthToken != null && previousAuthTokenUntil != null && received.isBefore(previousAuthTokenUntil)
                ? List.of(authToken, previousAuthToken)
                : List.of(authToken);
    }

    @Override
    public String toString() {
        return "Account[" + accountSid + " of " + tenantId + "]";
    }
}
