package io.switchboard.benchmarks.measurement;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/** Encrypts and decrypts the auth tokens of one measurement. */
public final class TokenKeyset {

    private TokenKeyset() {}

    /** Generates a keyset in the form of SWITCHBOARD_KEYSET. */
    public static String generate() {
        try {
            var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot generate an AES-256-GCM key", e);
        }
    }
}
