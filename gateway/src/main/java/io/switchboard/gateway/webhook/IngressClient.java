package io.switchboard.gateway.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.function.Consumer;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClientResponse;

/** Sends a webhook to the ingress with one write, and collects the answer, which is short. */
@Component
final class IngressClient {

    private static final byte[] NOTHING = {};

    private final IngressConnections connections;
    private final String host;

    IngressClient(IngressConnections connections, WebhookSettings settings) {
        this.connections = connections;
        this.host = settings.ingressUrl().getRawAuthority();
    }

    /**
     * Sends the request on the webhook's event loop, and once more when the connection breaks off before the answer is
     * there: the ingress may close one that was kept just when it is used, and a webhook that arrives twice has one id.
     * Fails with an {@link IOException} when the ingress cannot be reached or breaks off again.
     *
     * @param headers adds the request's headers; Host and Content-Length are set here
     */
    Mono<Answer> send(ArrivingWebhook webhook, byte[] body, Consumer<HttpHeaders> headers) {
        var attempt = connections
                .client(webhook.road(), webhook.loop())
                .request(webhook.method())
                .uri(webhook.target())
                .send((request, connection) -> {
                    var sent = request.requestHeaders().clear();
                    headers.accept(sent);
                    sent.set(HttpHeaderNames.HOST, host);
                    return connection.sendObject(Unpooled.wrappedBuffer(body));
                })
                .responseSingle(IngressClient::collect);
        return attempt.onErrorResume(IngressClient::isBrokenOff, broken -> attempt)
                .onErrorMap(IllegalArgumentException.class, noHttp -> new IOException("no HTTP response", noHttp));
    }

    private static boolean isBrokenOff(Throwable error) {
        return error instanceof AbortedException
                || (error instanceof IOException
                        && !(error instanceof ConnectException)
                        && !(error instanceof UnknownHostException));
    }

    private static Mono<Answer> collect(HttpClientResponse response, ByteBufMono body) {
        return body.asByteArray()
                .defaultIfEmpty(NOTHING)
                .map(bytes -> new Answer(response.status(), response.responseHeaders(), bytes));
    }

    /** The ingress' answer, whole. */
    static final class Answer {

        private final HttpResponseStatus status;
        private final HttpHeaders headers;
        private final byte[] body;

        private Answer(HttpResponseStatus status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        HttpResponseStatus status() {
            return status;
        }

        HttpHeaders headers() {
            return headers;
        }

        /** The body, which is not to be changed. */
        byte[] body() {
            return body;
        }
    }
}
