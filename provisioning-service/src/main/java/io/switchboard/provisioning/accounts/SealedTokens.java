package io.switchboard.provisioning.accounts;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.directory.TokenCipher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account's sealed tokens. A token is sealed once, because each sealing looks different and would be published as a
 * change. After a rotation the previous token stays valid for a limited time, for webhooks in flight; no longer, since a
 * token is rotated when it has leaked. Its expiry is decided and recorded with the rotation: a crash neither loses
 * nor extends it, and the readers apply it themselves.
 *
 * @param current the token that requests use; during a rotation Twilio's secondary token, which works before it signs
 * @param previous the token that may still sign
 * @param previousUntil when the previous token expires
 */
public record SealedTokens(
        String current, @Nullable String previous, @Nullable Instant previousUntil) {

    private static final Logger log = LoggerFactory.getLogger(SealedTokens.class);

    public static SealedTokens of(RecordedAccount account) {
        return new SealedTokens(
                account.sealedAuthToken(), account.sealedPreviousAuthToken(), account.previousAuthTokenUntil());
    }

    static SealedTokens first(String accountSid, String token, TokenCipher cipher) {
        return new SealedTokens(cipher.seal(accountSid, token), null, null);
    }

    /**
     * Returns the tokens after Twilio has listed {@code token} as the account's current one.
     *
     * @param validFor how long the previous token stays valid after a rotation
     */
    SealedTokens now(String accountSid, String token, TokenCipher cipher, Instant now, Duration validFor) {
        String known;
        try {
            known = cipher.open(accountSid, current);
        } catch (IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("account", accountSid)
                    .log("recorded token does not open with SWITCHBOARD_KEYSET, sealed again");
            return first(accountSid, token, cipher);
        }
        if (!known.equals(token) && !isPrevious(accountSid, token, cipher)) {
            log.atInfo().addKeyValue("account", accountSid).log("auth token rotated");
            return new SealedTokens(cipher.seal(accountSid, token), current, now.plus(validFor));
        }
        // A listed token that is the previous one is not yet promoted away, or the list is older than the promotion.
        var isInForce = previousUntil != null && now.isBefore(previousUntil);
        return isInForce ? this : new SealedTokens(current, null, null);
    }

    private boolean isPrevious(String accountSid, String token, TokenCipher cipher) {
        try {
            return previous != null && cipher.open(accountSid, previous).equals(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
