package io.switchboard.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that was refused, with all that is needed to check it again once the cause is mended. Holds no token and, of
 * its headers, these two and no others.
 *
 * @param reason a stable word: {@code bad-signature}, {@code unknown-account} …
 * @param accountSid what the webhook claims, if that can be a SID; nobody has proved it
 * @param path where it came to
 * @param target the raw request target, path and query, one character per byte; the signature covers all of it
 * @param contentType null for a GET
 * @param bodyBase64 the raw body, or its beginning
 * @param wholeLength how many bytes the body has, or has at least, where only its beginning is here; null where all of it
 *     is
 */
public record RejectedWebhook(
        String reason,
        @Nullable String accountSid,
        Instant receivedAt,
        String method,
        String path,
        String target,
        @Nullable String contentType,
        String signature,
        String bodyBase64,
        @Nullable Long wholeLength) {

    public RejectedWebhook {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(bodyBase64, "bodyBase64");
    }
}
