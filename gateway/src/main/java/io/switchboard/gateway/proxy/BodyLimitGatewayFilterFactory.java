package io.switchboard.gateway.proxy;

import java.util.List;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RequestSizeGatewayFilterFactory.RequestSizeConfig;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code BodyLimit=64KB} on a route: a larger body is refused with 413. A declared length is refused before anything is
 * read; a chunked body is counted as it streams through, never collected, and the service sees it break off.
 */
@Component
final class BodyLimitGatewayFilterFactory extends AbstractGatewayFilterFactory<RequestSizeConfig> {

    BodyLimitGatewayFilterFactory() {
        super(RequestSizeConfig.class);
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("maxSize");
    }

    @Override
    public GatewayFilter apply(RequestSizeConfig config) {
        var limit = config.getMaxSize().toBytes();
        return (exchange, chain) -> {
            var declared = exchange.getRequest().getHeaders().getContentLength();
            if (declared > limit) {
                return Mono.error(new RequestRejected(GatewayProblem.CONTENT_TOO_LARGE));
            }
            var heldToItByNetty = declared >= 0;
            return chain.filter(
                    heldToItByNetty
                            ? exchange
                            : exchange.mutate()
                                    .request(new Counted(exchange.getRequest(), limit))
                                    .build());
        };
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long limit;

        private Counted(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                long[] seen = {0};
                return super.getBody().handle((part, sink) -> {
                    seen[0] += part.readableByteCount();
                    if (seen[0] > limit) {
                        DataBufferUtils.release(part);
                        sink.error(new RequestRejected(GatewayProblem.CONTENT_TOO_LARGE));
                    } else {
                        sink.next(part);
                    }
                });
            });
        }
    }
}
