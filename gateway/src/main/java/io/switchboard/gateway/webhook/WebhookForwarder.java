package io.switchboard.gateway.webhook;

import java.util.concurrent.TimeoutException;

import io.switchboard.gateway.limits.LimitSettings;
import io.switchboard.gateway.limits.OpenRequests;
import io.switchboard.gateway.limits.RefusalMeters;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Takes webhooks to the ingress, target and body byte for byte, and answers within the webhook deadline. The body is
 * collected before a connection to the ingress is used: one that trickles in costs the ingress nothing. The deadline is
 * shorter than the five seconds after which Twilio gives a request up, so that Twilio has time to try again.
 *
 * <p>Of a body over the limit only the beginning is passed on, with its whole length in a header: the ingress rejects it,
 * and stores the beginning if that is useful.
 */
@Component
final class WebhookForwarder {

    private static final int BODY_LIMIT = 256 << 10;

    private final CollectedBodies bodies;
    private final OpenRequests openRequests;
    private final IngressClient ingress;
    private final WebhookResponses responses;
    private final WebhookTrace traces;
    private final WebhookMeters meters;
    private final RefusalMeters refusals;
    private final long deadlineNanos;

    WebhookForwarder(
            CollectedBodies bodies,
            OpenRequests openRequests,
            IngressClient ingress,
            WebhookResponses responses,
            WebhookTrace traces,
            WebhookMeters meters,
            RefusalMeters refusals,
            LimitSettings limits) {
        this.bodies = bodies;
        this.openRequests = openRequests;
        this.ingress = ingress;
        this.responses = responses;
        this.traces = traces;
        this.meters = meters;
        this.refusals = refusals;
        this.deadlineNanos = limits.webhook().toNanos();
    }

    /** Answers the request in any case; the result never fails. */
    Mono<Void> forward(WebhookRoad road, HttpServerRequest request, HttpServerResponse response) {
        var webhook = new ArrivingWebhook(
                road,
                request,
                response,
                new CollectedBody(bodies, BODY_LIMIT),
                openRequests.acquire(request.remoteAddress(), ArrivingWebhook.forwardedFor(request)),
                traces.start(request.requestHeaders(), road));
        return answer(webhook)
                .flatMap(answer -> responses.write(webhook, answer))
                .onErrorResume(error -> responses.refuse(webhook, error))
                .doFinally(end -> meters.record(road, webhook.end(), webhook.nanos()));
    }

    private Mono<IngressClient.Answer> answer(ArrivingWebhook webhook) {
        if (!webhook.permit().isGranted()) {
            return Mono.error(new RequestRejected(GatewayProblem.SERVICE_UNAVAILABLE));
        }
        if (!WebhookTarget.isClear(webhook.target())) {
            return Mono.error(new RequestRejected(GatewayProblem.BAD_REQUEST));
        }
        var answer = collect(webhook).flatMap(body -> send(webhook, body));
        return LoopTimer.limit(answer, deadlineNanos, webhook.loop())
                .onErrorMap(TimeoutException.class, late -> late(webhook, late));
    }

    private Mono<byte[]> collect(ArrivingWebhook webhook) {
        var body = webhook.body();
        var parts = webhook.parts();
        return (webhook.announcedLength() > BODY_LIMIT ? body.beginningOf(parts, webhook.loop()) : body.of(parts))
                .doOnError(RequestRejected.class, refused -> refusals.count(RefusalMeters.Reason.BODY_MEMORY));
    }

    private Mono<IngressClient.Answer> send(ArrivingWebhook webhook, byte[] body) {
        var isCut = webhook.body().isTooLarge();
        if (isCut && body.length == 0) {
            return Mono.error(new RequestRejected(GatewayProblem.CONTENT_TOO_LARGE));
        }
        var wholeLength = isCut ? Long.valueOf(Math.max(webhook.announcedLength(), BODY_LIMIT + 1L)) : null;
        return ingress.send(webhook, body, headers -> {
            WebhookHeaders.copyRequest(
                    webhook.headers(), headers, webhook.permit().source(), wholeLength);
            traces.passOn(webhook.span(), headers);
        });
    }

    private RequestRejected late(ArrivingWebhook webhook, TimeoutException late) {
        if (webhook.body().hasArrived()) {
            return new RequestRejected(GatewayProblem.SERVICE_UNAVAILABLE, late);
        }
        refusals.count(RefusalMeters.Reason.BODY_TIMEOUT);
        return new RequestRejected(GatewayProblem.REQUEST_TIMEOUT);
    }
}
