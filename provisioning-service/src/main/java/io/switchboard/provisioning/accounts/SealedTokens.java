package io.switchboard.provisioning.accounts;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.directory.TokenCipher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account's tokens, sealed. The same token is sealed once, because each sealing looks different and would be published
 * as a change. After a rotation the old one stays for a while, for webhooks in flight; not longer, because a token is
 * rotated when somebody got hold of it. When that ends is decided once, with the rotation, and recorded with it: a crash
 * neither loses nor lengthens it, and it ends also where nobody is there to end it.
 */
record SealedTokens(
        String current, @Nullable String previous, @Nullable Instant previousUntil) {

    private static final Logger log = LoggerFactory.getLogger(SealedTokens.class);

    static SealedTokens of(AdoptedAccount account) {
        return new SealedTokens(
                account.sealedAuthToken(), account.sealedPreviousAuthToken(), account.previousAuthTokenUntil());
    }

    static SealedTokens first(String accountSid, String token, TokenCipher cipher) {
        return new SealedTokens(cipher.seal(accountSid, token), null, null);
    }

    /**
     * These tokens, now that Twilio says that the current one is {@code token}.
     *
     * @param validFor how long the one before counts, if this is a rotation
     */
    SealedTokens now(String accountSid, String token, TokenCipher cipher, Instant now, Duration validFor) {
        String known;
        try {
            known = cipher.open(accountSid, current);
        } catch (IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("account", accountSid)
                    .log("recorded token does not open with SWITCHBOARD_KEYSET, sealed anew");
            return first(accountSid, token, cipher);
        }
        if (!known.equals(token)) {
            log.atInfo().addKeyValue("account", accountSid).log("auth token was rotated");
            return new SealedTokens(cipher.seal(accountSid, token), current, now.plus(validFor));
        }
        var inForce = previousUntil != null && now.isBefore(previousUntil);
        return inForce ? this : new SealedTokens(current, null, null);
    }
}
