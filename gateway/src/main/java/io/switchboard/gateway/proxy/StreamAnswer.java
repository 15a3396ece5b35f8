package io.switchboard.gateway.proxy;

import java.nio.charset.StandardCharsets;

import io.switchboard.gateway.problem.ProblemHandler;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

/**
 * Adapts answers of the event stream to browsers. {@code EventSource} never reconnects after an answer other than
 * 200 with {@code text/event-stream}; so while the service cannot stream, the answer is an empty stream that makes the
 * browser reconnect, with its last event id. A rejection that a reconnect cannot resolve (401, 403) stays unchanged, and so
 * does every answer to a client that does not accept an event stream. An open stream ends with the token or session that
 * opened it.
 */
@Component
final class StreamAnswer implements GlobalFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(StreamAnswer.class);
    private static final String ROUTE = "stream";
    private static final int RETRY_MILLIS = 3_000;

    /** The retry delay after a limit, longer so that the rejected client does not return at once. */
    private static final int RETRY_AFTER_LIMIT_MILLIS = 15_000;

    private final StreamEnd ends;

    StreamAnswer(StreamEnd ends) {
        this.ends = ends;
    }

    /** Runs before the filter that writes the service's answer, so that the answer goes through this decorator. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(GATEWAY_ROUTE_ATTR);
        if (route == null || !route.getId().equals(ROUTE)) {
            return chain.filter(exchange);
        }
        var isEventSource = asksForEvents(exchange.getRequest());
        var answer = new Answer(exchange, isEventSource);
        var passed = chain.filter(exchange.mutate().response(answer).build());
        return isEventSource ? passed.onErrorResume(error -> comeBack(exchange, error)) : passed;
    }

    private static boolean asksForEvents(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                        .anyMatch(accepted -> accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    private static Mono<Void> comeBack(ServerWebExchange exchange, Throwable error) {
        var status = ProblemHandler.statusOf(error);
        var response = exchange.getResponse();
        if (response.isCommitted() || !passes(status)) {
            return Mono.error(error);
        }
        log.atWarn().addKeyValue("status", status.value()).log("stream cannot be opened; the client reconnects later");
        response.getHeaders().clear();
        return response.writeWith(Mono.just(retry(response, status)));
    }

    /** Returns whether the reason for this answer may be temporary. */
    private static boolean passes(HttpStatusCode status) {
        return status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
    }

    private static DataBuffer retry(ServerHttpResponse response, HttpStatusCode status) {
        var millis = status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) ? RETRY_AFTER_LIMIT_MILLIS : RETRY_MILLIS;
        response.setStatusCode(HttpStatus.OK);
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.RETRY_AFTER);
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        return response.bufferFactory()
                .wrap("retry: %d\n: the stream is not available\n\n"
                        .formatted(millis)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private final class Answer extends ServerHttpResponseDecorator {

        private final ServerWebExchange exchange;
        private final boolean isEventSource;

        private Answer(ServerWebExchange exchange, boolean isEventSource) {
            super(exchange.getResponse());
            this.exchange = exchange;
            this.isEventSource = isEventSource;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            var status = getStatusCode();
            if (!isEventSource || status == null || !passes(status)) {
                return super.writeWith(body);
            }
            return Flux.from(body)
                    .doOnNext(DataBufferUtils::release)
                    .then(Mono.defer(() -> super.writeWith(Mono.just(retry(this, status)))));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).takeUntilOther(ends.of(exchange)));
        }
    }
}
