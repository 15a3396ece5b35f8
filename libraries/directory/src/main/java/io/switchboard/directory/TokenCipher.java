package io.switchboard.directory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;

/**
 * Seals auth tokens for transport over Kafka. A sealed token opens only with a key of the same keyset and only for the
 * account it was sealed for, so a record copied to another account's key is worthless.
 *
 * <p>Keys are rotated by adding one to the keyset and making it primary: what older keys sealed still opens.
 */
public final class TokenCipher {

    private final Aead aead;

    private TokenCipher(Aead aead) {
        this.aead = aead;
    }

    /**
     * Creates a cipher with the keys of a keyset.
     *
     * @param keysetJson a Tink AEAD keyset in cleartext JSON
     * @throws IllegalArgumentException when the text is no keyset; the message does not repeat it
     */
    public static TokenCipher of(String keysetJson) {
        try {
            var aeads = AeadConfig2026.get();
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(keysetJson, aeads, InsecureSecretKeyAccess.get());
            return new TokenCipher(keyset.getPrimitive(aeads, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "SWITCHBOARD_KEYSET is not a Tink AEAD keyset in JSON; make one with"
                            + " 'tinkey create-keyset --key-template AES256_GCM'",
                    e);
        }
    }

    /** Returns the token, encrypted and bound to the account, in Base64; different each time. */
    public String seal(String accountSid, String token) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(utf8(token), utf8(accountSid)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not seal the token of " + accountSid, e);
        }
    }

    /**
     * Decrypts a sealed token.
     *
     * @throws IllegalArgumentException when it was sealed with another keyset, for another account, or is damaged
     */
    public String open(String accountSid, String sealed) {
        try {
            var token = aead.decrypt(Base64.getDecoder().decode(sealed), utf8(accountSid));
            return new String(token, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The token of " + accountSid + " was sealed with another keyset or is damaged", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
