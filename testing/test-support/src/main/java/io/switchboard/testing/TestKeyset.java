package io.switchboard.testing;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/** Generates keysets in the form of {@code SWITCHBOARD_KEYSET}. */
public final class TestKeyset {

    private TestKeyset() {}

    /** Returns a keyset of one new key, as JSON. */
    public static String generate() {
        try {
            var aeads = AeadConfig2026.get();
            var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aeads);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, aeads, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
