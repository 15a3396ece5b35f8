package io.switchboard.local.issuer;

import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.switchboard.local.data.PrivateFile;

/** Keeps the key that signs every token in a file, so that tokens stay valid after a restart. */
final class SigningKey {

    private SigningKey() {}

    static RSAKey in(Path file) {
        try {
            return RSAKey.parse(PrivateFile.readOrCreate(file, SigningKey::generate));
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a signing key; delete it to get a new one", e);
        }
    }

    private static String generate() throws JOSEException {
        return new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(UUID.randomUUID().toString())
                .generate()
                .toJSONString();
    }
}
