package io.switchboard.gateway.webhook;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.switchboard.gateway.access.AccessSettings;
import io.switchboard.gateway.problem.FailureLog;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.ProblemHandler;
import io.switchboard.gateway.problem.ProblemResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

/** Writes answers to webhooks: the ingress' as it is, or a problem of the gateway. */
@Component
final class WebhookResponses {

    private final FailureLog failures;
    private final boolean isHttps;

    WebhookResponses(FailureLog failures, AccessSettings settings) {
        this.failures = failures;
        this.isHttps = settings.isHttps();
    }

    Mono<Void> write(ArrivingWebhook webhook, IngressClient.Answer answer) {
        webhook.answered(WebhookMeters.Outcome.ofIngress(answer.status().code()));
        var response = webhook.response().status(answer.status()).chunkedTransfer(false);
        var headers = response.responseHeaders();
        WebhookHeaders.copyResponse(answer.headers(), headers);
        addSecurityHeaders(headers);
        return send(response, answer.body());
    }

    /** Answers with a problem, unless the answer has begun or the client is gone. */
    Mono<Void> refuse(ArrivingWebhook webhook, Throwable error) {
        var response = webhook.response();
        if (response.hasSentHeaders()) {
            webhook.answered(WebhookMeters.Outcome.ABANDONED);
            return Mono.empty();
        }
        var problem = problemOf(error);
        failures.log(problem, error);
        var answer = ProblemResponse.of(problem, WebhookTarget.pathOf(webhook.target()));
        webhook.answered(WebhookMeters.Outcome.ofGateway(answer.status()));
        response.status(HttpResponseStatus.valueOf(answer.status())).chunkedTransfer(false);
        var headers = response.responseHeaders().clear();
        answer.headers().forEach(headers::set);
        if (!webhook.permit().isGranted()) {
            headers.set(HttpHeaderNames.CONNECTION, "close");
        }
        addSecurityHeaders(headers);
        return send(response, answer.body()).onErrorResume(gone -> Mono.empty());
    }

    private static Mono<Void> send(HttpServerResponse response, byte[] body) {
        return response.sendObject(Unpooled.wrappedBuffer(body)).then();
    }

    private static GatewayProblem problemOf(Throwable error) {
        return error instanceof PoolAcquirePendingLimitException
                ? GatewayProblem.SERVICE_UNAVAILABLE
                : ProblemHandler.problemOf(error);
    }

    /** Adds what concerns programs that call an address of this host; what concerns pages has no use here. */
    private void addSecurityHeaders(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        }
        if (isHttps) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
