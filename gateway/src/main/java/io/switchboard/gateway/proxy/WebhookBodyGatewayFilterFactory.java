package io.switchboard.gateway.proxy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.switchboard.gateway.limits.LimitSettings;
import io.switchboard.gateway.limits.RefusalMeters;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RequestSizeGatewayFilterFactory.RequestSizeConfig;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code WebhookBody=256KB} on a route: collects the body before a connection to the ingress is used, and answers within
 * the webhook deadline. A body that trickles in costs the ingress nothing. The deadline is shorter than the five seconds
 * after which Twilio gives a request up, so that Twilio has time to try again.
 *
 * <p>Of a body over the limit only the beginning is passed on, with its whole length in a header: the ingress rejects it,
 * and stores the beginning if that is useful.
 */
@Component
final class WebhookBodyGatewayFilterFactory extends AbstractGatewayFilterFactory<RequestSizeConfig> {

    /** Marks the beginning of a body that is too large, and has its length, or the least that it can be. */
    private static final String WHOLE_LENGTH = "X-Switchboard-Body-Length";

    private final CollectedBodies bodies;
    private final Duration deadline;
    private final RefusalMeters meters;

    WebhookBodyGatewayFilterFactory(CollectedBodies bodies, LimitSettings limits, RefusalMeters meters) {
        super(RequestSizeConfig.class);
        this.bodies = bodies;
        this.deadline = limits.webhook();
        this.meters = meters;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("maxSize");
    }

    @Override
    public GatewayFilter apply(RequestSizeConfig config) {
        var limit = Math.toIntExact(config.getMaxSize().toBytes());
        return (exchange, chain) -> pass(exchange, chain, limit);
    }

    private Mono<Void> pass(ServerWebExchange exchange, GatewayFilterChain chain, int limit) {
        var start = System.nanoTime();
        var body = new CollectedBody(bodies, limit);
        var request = exchange.getRequest();
        var announced = request.getHeaders().getContentLength();
        return (announced > limit ? body.beginningOf(request.getBody()) : body.of(request.getBody()))
                .timeout(deadline)
                .onErrorMap(TimeoutException.class, late -> late())
                .doOnError(RequestRejected.class, refused -> countIfGivenUp(body))
                .filter(bytes -> !body.isTooLarge() || bytes.length > 0)
                .switchIfEmpty(Mono.error(() -> new RequestRejected(GatewayProblem.CONTENT_TOO_LARGE)))
                .flatMap(bytes -> chain.filter(exchange.mutate()
                                .request(new Collected(
                                        request,
                                        bytes,
                                        body.isTooLarge() ? Math.max(announced, limit + 1L) : null,
                                        exchange.getResponse().bufferFactory()))
                                .build())
                        .timeout(deadline.minusNanos(System.nanoTime() - start))
                        .onErrorMap(
                                TimeoutException.class,
                                hanging -> new RequestRejected(GatewayProblem.SERVICE_UNAVAILABLE, hanging)))
                .doFinally(end -> body.release());
    }

    private RequestRejected late() {
        meters.count(RefusalMeters.Reason.BODY_TIMEOUT);
        return new RequestRejected(GatewayProblem.REQUEST_TIMEOUT);
    }

    private void countIfGivenUp(CollectedBody body) {
        if (body.isGivenUp()) {
            meters.count(RefusalMeters.Reason.BODY_MEMORY);
        }
    }

    /** The request with its collected body, and with the length that a chunked one did not declare. */
    private static final class Collected extends ServerHttpRequestDecorator {

        private final byte[] body;
        private final DataBufferFactory buffers;
        private final HttpHeaders headers = new HttpHeaders();

        private Collected(
                ServerHttpRequest request, byte[] body, @Nullable Long wholeLength, DataBufferFactory buffers) {
            super(request);
            this.body = body;
            this.buffers = buffers;
            headers.addAll(request.getHeaders());
            if (body.length > 0) {
                headers.setContentLength(body.length);
            }
            headers.remove(HttpHeaders.TRANSFER_ENCODING);
            headers.remove(WHOLE_LENGTH);
            if (wholeLength != null) {
                headers.set(WHOLE_LENGTH, Long.toString(wholeLength));
            }
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(body)));
        }
    }
}
