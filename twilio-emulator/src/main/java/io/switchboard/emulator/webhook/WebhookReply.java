package io.switchboard.emulator.webhook;

import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;

/** The reply to a request, from either of the two HTTP clients. */
record WebhookReply(
        int status, @Nullable String location, @Nullable String contentType, String body) {
    static WebhookReply of(HttpResponse<String> response) {
        return new WebhookReply(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(null),
                response.headers().firstValue("Content-Type").orElse(null),
                response.body());
    }
}
