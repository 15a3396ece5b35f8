package io.switchboard.gateway.webhook;

import java.util.List;

import io.micrometer.tracing.Span;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.concurrent.EventExecutor;
import io.switchboard.gateway.limits.OpenRequests;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A webhook from its head to its answer, with the memory, permit and span that it holds until then. */
final class ArrivingWebhook {

    private final WebhookRoad road;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final CollectedBody body;
    private final OpenRequests.Permit permit;
    private final Span span;
    private final EventExecutor loop;
    private final long start = System.nanoTime();
    private volatile WebhookMeters.@Nullable Outcome outcome;

    ArrivingWebhook(
            WebhookRoad road,
            HttpServerRequest request,
            HttpServerResponse response,
            CollectedBody body,
            OpenRequests.Permit permit,
            Span span) {
        this.road = road;
        this.request = request;
        this.response = response;
        this.body = body;
        this.permit = permit;
        this.span = span;
        this.loop = loopOf(request);
    }

    static List<String> forwardedFor(HttpServerRequest request) {
        return request.requestHeaders().getAll("X-Forwarded-For");
    }

    WebhookRoad road() {
        return road;
    }

    /** The event loop of the connection, on which the whole webhook is handled. */
    EventExecutor loop() {
        return loop;
    }

    HttpMethod method() {
        return request.method();
    }

    /** The request target as it came. */
    String target() {
        return request.uri();
    }

    HttpHeaders headers() {
        return request.requestHeaders();
    }

    /** The length that the head announces, or -1. Netty has refused one that is no number. */
    long announcedLength() {
        var length = headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    Flux<ByteBuf> parts() {
        return request.receive();
    }

    HttpServerResponse response() {
        return response;
    }

    CollectedBody body() {
        return body;
    }

    OpenRequests.Permit permit() {
        return permit;
    }

    Span span() {
        return span;
    }

    /** Sets the outcome once the answer is known. */
    void answered(WebhookMeters.Outcome known) {
        outcome = known;
    }

    long nanos() {
        return System.nanoTime() - start;
    }

    /** Releases all that the webhook holds, and returns its outcome. */
    WebhookMeters.Outcome end() {
        body.release();
        permit.release();
        var known = outcome;
        var ended = known == null ? WebhookMeters.Outcome.ABANDONED : known;
        span.tag("outcome", ended.label()).end();
        return ended;
    }

    private static EventExecutor loopOf(HttpServerRequest request) {
        var loop = new EventExecutor[1];
        request.withConnection(connection -> loop[0] = connection.channel().eventLoop());
        return loop[0];
    }
}
