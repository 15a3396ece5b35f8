package io.switchboard.systemtests.story;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** An access token built by a test, valid except for the changes that the test makes. */
public final class Token {

    private final Map<String, Object> header = new HashMap<>(Map.of("alg", "RS256"));
    private final Map<String, Object> claims = new HashMap<>();
    private PrivateKey key;

    private Token(Switchboard switchboard) throws IOException, GeneralSecurityException {
        var file = switchboard.signingKey();
        var jwk = Answer.JSON.readTree(Files.readString(file));
        key = KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateKeySpec(number(jwk.get("n")), number(jwk.get("d"))));
        header.put("kid", jwk.get("kid").asString());
        claims.put("iss", switchboard.issuer());
        claims.put("sub", "somebody");
        claims.put("iat", Instant.now().minus(Duration.ofHours(2)).getEpochSecond());
        claims.put("exp", Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
    }

    public static Token of(Switchboard switchboard) {
        try {
            return new Token(switchboard);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Token tenant(String tenant) {
        claims.put("tenant", tenant);
        return this;
    }

    public Token role(String role) {
        claims.put("roles", List.of(role));
        return this;
    }

    public Token issuer(String issuer) {
        claims.put("iss", issuer);
        return this;
    }

    public Token expired() {
        claims.put("exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
        return this;
    }

    public Token signedWithAnotherKey() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            key = keys.generateKeyPair().getPrivate();
            return this;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the token with {@code alg: none}, which must never be accepted. */
    public String withoutSignature() {
        header.put("alg", "none");
        return unsigned() + ".";
    }

    public String text() {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(unsigned().getBytes(StandardCharsets.US_ASCII));
            return unsigned() + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String unsigned() {
        return base64(Answer.JSON.writeValueAsBytes(header)) + "." + base64(Answer.JSON.writeValueAsBytes(claims));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asString()));
    }
}
