package io.switchboard.emulator.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.util.LinkedMultiValueMap;

/** The result of a single HTTP request for a webhook: an answer, or a redirect to follow. */
sealed interface WebhookExchange {
    record Finished(WebhookAnswer answer) implements WebhookExchange {}

    record Redirected(int status, String location) implements WebhookExchange {
        /** Follows the redirect as browsers do: 301, 302 and 303 turn a POST into a GET without its parameters. */
        WebhookTarget from(WebhookTarget target) {
            var next = target.uri().resolve(location);
            var keepsBody = status == 307 || status == 308;
            if (!keepsBody) {
                return WebhookTarget.of(next.toString(), "GET", new LinkedMultiValueMap<>());
            }
            return target.json() == null
                    ? WebhookTarget.of(next.toString(), target.method(), target.form())
                    : WebhookTarget.ofJson(next.toString(), target.method(), target.json());
        }
    }

    /** Returns the result of a reply, which may lead elsewhere. */
    static WebhookExchange of(WebhookReply reply) {
        var location = reply.location();
        if (reply.status() >= 300 && reply.status() < 400 && location != null && !location.isEmpty()) {
            return new Redirected(reply.status(), location);
        }
        return new Finished(new WebhookAnswer.Response(reply.status(), reply.contentType(), reply.body()));
    }

    /** Returns the result of a failure, which is another one once the answer had begun. */
    static WebhookExchange failed(AtomicBoolean headersReceived, WebhookAnswer failure) {
        return new Finished(
                headersReceived.get() ? new WebhookAnswer.Broken(11200, "The answer stopped half-way") : failure);
    }

    /** Returns the result of an exception of the HTTP client. */
    static WebhookExchange failed(AtomicBoolean headersReceived, Throwable cause) {
        return failed(headersReceived, answer(cause));
    }

    private static WebhookAnswer answer(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException ignored -> new WebhookAnswer.NotConnected("connect timeout");
            case HttpTimeoutException ignored -> new WebhookAnswer.NoResponse("read timeout");
            case SocketTimeoutException ignored -> new WebhookAnswer.NoResponse("read timeout");
            case ConnectException e -> new WebhookAnswer.NotConnected(String.valueOf(e.getMessage()));
            case IOException e -> new WebhookAnswer.NoResponse("connection lost: " + e.getMessage());
            default -> new WebhookAnswer.Broken(11200, "HTTP retrieval failure: " + cause);
        };
    }
}
