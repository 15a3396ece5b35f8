package io.switchboard.directory;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A Twilio account, its tenant and its tokens in the clear. Never printed, logged or sent.
 *
 * @param previousAuthToken the one before the last rotation, which webhooks in flight may still carry
 * @param previousAuthTokenUntil from when on that one counts no more; without it, it does not count at all
 */
public record Account(
        String accountSid,
        String tenantId,
        String authToken,
        @Nullable String previousAuthToken,
        @Nullable Instant previousAuthTokenUntil) {

    /** The tokens that may have signed a webhook that was received then, the likeliest first. */
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
