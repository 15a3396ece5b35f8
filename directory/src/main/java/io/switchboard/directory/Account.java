package io.switchboard.directory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A Twilio account, its tenant and its tokens in the clear. Never printed, logged or sent.
 *
 * @param previousAuthToken the one before the last rotation, which webhooks in flight may still carry
 */
public record Account(
        String accountSid,
        String tenantId,
        String authToken,
        @Nullable String previousAuthToken) {

    /** The tokens that may have signed a webhook, the likeliest first. */
    public List<String> signingTokens() {
        return Stream.of(authToken, previousAuthToken).filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return "Account[" + accountSid + " of " + tenantId + "]";
    }
}
