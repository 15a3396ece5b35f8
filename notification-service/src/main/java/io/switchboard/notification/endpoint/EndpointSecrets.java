package io.switchboard.notification.endpoint;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.switchboard.directory.TokenCipher;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes, checks, seals and opens the secrets of endpoints, in the form of Standard Webhooks: {@code whsec_} and 24 to 64
 * random bytes in Base64.
 */
@Component
public class EndpointSecrets {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int LONGEST_TEXT = 100;
    private static final int GENERATED = 32;

    private final TokenCipher cipher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EndpointSecrets(TokenCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Returns the secret that the caller chose, or a new one.
     *
     * @throws ApiProblem when the caller's is none
     */
    String chosenOrNew(@Nullable String chosen) {
        if (chosen == null) {
            var bytes = new byte[GENERATED];
            random.nextBytes(bytes);
            return PREFIX + Base64.getEncoder().encodeToString(bytes);
        }
        if (!isSecret(chosen)) {
            throw ApiProblem.invalidFields(
                    "invalid-webhook-secret",
                    List.of(new FieldProblem(
                            "secret",
                            "a secret is whsec_ and 24 to 64 bytes in Base64; leave it out to get a new one")));
        }
        return chosen;
    }

    EndpointSecret seal(String endpointId, String secret, Instant now) {
        return new EndpointSecret(cipher.seal(context(endpointId), secret), now, null);
    }

    /** Returns the current secret as the answer to its creation showed it. */
    String current(StoredEndpoint endpoint) {
        return cipher.open(context(endpoint.id()), endpoint.secrets().getFirst().sealed());
    }

    /** Returns the keys that sign at present, the current secret's first. */
    public List<byte[]> keys(StoredEndpoint endpoint) {
        var now = clock.instant();
        return endpoint.secrets().stream()
                .filter(secret -> secret.isValidAt(now))
                .map(secret -> bytes(cipher.open(context(endpoint.id()), secret.sealed())))
                .toList();
    }

    private static boolean isSecret(String text) {
        try {
            return text.startsWith(PREFIX)
                    && text.length() <= LONGEST_TEXT
                    && bytes(text).length >= SHORTEST
                    && bytes(text).length <= LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    /** The secret opens for its endpoint only. */
    private static String context(String endpointId) {
        return "webhook-endpoint/" + endpointId;
    }
}
