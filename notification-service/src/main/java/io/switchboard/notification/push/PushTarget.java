package io.switchboard.notification.push;

import java.net.URI;
import java.util.Base64;
import java.util.List;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import io.switchboard.notification.outbound.OutboundUrl;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The address and the keys of one browser, as its Push API gives them. They are secrets: with them anyone can reach it.
 *
 * @param p256dh the browser's public key in base64url
 * @param auth the secret that both share, 16 bytes in base64url
 */
record PushTarget(String endpoint, String p256dh, String auth) {

    private static final int AUTH_BYTES = 16;
    private static final int POINT_BYTES = 65;

    /**
     * Checks what a browser sent.
     *
     * @throws ApiProblem naming what is wrong
     */
    static PushTarget of(@Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {
        if (endpoint == null || OutboundUrl.parse(endpoint).isEmpty()) {
            throw invalid("endpoint", "it must be the https address that the browser's Push API gives");
        }
        if (p256dh == null || !isPoint(p256dh)) {
            throw invalid("keys.p256dh", "it must be a point of P-256 in base64url");
        }
        if (auth == null || length(auth) != AUTH_BYTES) {
            throw invalid("keys.auth", "it must be 16 bytes in base64url");
        }
        return new PushTarget(endpoint, p256dh, auth);
    }

    static ApiProblem invalid(String field, String detail) {
        return ApiProblem.invalidFields("invalid-push-subscription", List.of(new FieldProblem(field, detail)));
    }

    URI url() {
        return URI.create(endpoint);
    }

    /** Returns the keys with which a push to the browser is encrypted. */
    UserAgentMessageEncryptionKeyInfo keys() {
        return UserAgentMessageEncryptionKeyInfo.of(p256dh, auth);
    }

    private static boolean isPoint(String text) {
        try {
            return length(text) == POINT_BYTES
                    && UserAgentMessageEncryptionKeyInfo.of(text, "AAAAAAAAAAAAAAAAAAAAAA") != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static int length(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return "PushTarget[" + url().getHost() + "]";
    }
}
