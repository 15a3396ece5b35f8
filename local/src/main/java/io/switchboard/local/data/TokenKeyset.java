package io.switchboard.local.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/** The keyset that encrypts auth tokens in Kafka: a Tink keyset (AES-256-GCM) in JSON. */
public final class TokenKeyset {

    private TokenKeyset() {}

    /** Returns whether a keyset was generated before. */
    public static boolean isIn(Path data) {
        return Files.exists(file(data));
    }

    public static String in(Path data) {
        return PrivateFile.readOrCreate(file(data), TokenKeyset::generate);
    }

    private static Path file(Path data) {
        return data.resolve("keyset.json");
    }

    private static String generate() throws GeneralSecurityException {
        var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }
}
