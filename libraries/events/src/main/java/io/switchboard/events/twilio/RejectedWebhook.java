package io.switchboard.events.twilio;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A rejected webhook, with everything needed to verify it again once the cause is fixed. It holds no token and no header
 * but these two.
 *
 * @param reason a stable code: {@code bad-signature}, {@code unknown-account} … A text and no enum, because the ingress
 *     adds reasons, and a reader shows the code to a person or counts it
 * @param accountSid the account that the webhook claims, if that can be a SID; unproven
 * @param path the path that was called
 * @param target the raw request target, path and query, one character per byte; the signature covers all of it
 * @param contentType null for a GET
 * @param bodyBase64 the raw body, or its beginning
 * @param wholeLength how many bytes the body has, or has at least, where only its beginning is here; null where all of it
 *     is
 * @param status the HTTP status with which it was rejected; null in records of earlier versions
 * @param millis how long it took until it was rejected; null in records of earlier versions
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
        @Nullable Long wholeLength,
        @Nullable Integer status,
        @Nullable Integer millis) {

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
