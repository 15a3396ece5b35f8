package io.switchboard.gateway.proxy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import io.switchboard.gateway.upgrade.OwnOrigin;
import io.switchboard.gateway.upgrade.WebSocketRequests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

/**
 * Sends requests for the WebSocket of events to their service. The client's connection changes its protocol only after the
 * service's has, so that a refusal of the service is a status for the client as well; Spring's own filter accepts the
 * client first.
 */
@Component
final class StreamSocket implements GlobalFilter, Ordered {

    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    /** The service sends larger texts in several frames. */
    private static final int MAX_FRAME = 64 * 1024;

    private final HttpClient client;
    private final ObjectProvider<List<HttpHeadersFilter>> filters;
    private final OwnOrigin ownOrigin;
    private final StreamEnd ends;

    StreamSocket(
            HttpClient client, ObjectProvider<List<HttpHeadersFilter>> filters, OwnOrigin ownOrigin, StreamEnd ends) {
        this.client = client;
        this.filters = filters;
        this.ownOrigin = ownOrigin;
        this.ends = ends;
    }

    /** Runs before the filters that send requests. */
    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!WebSocketRequests.isForEvents(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .cast(Authentication.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> connect(exchange, caller));
    }

    private Mono<Void> connect(ServerWebExchange exchange, Optional<Authentication> caller) {
        var request = exchange.getRequest();
        var isBySession =
                caller.filter(OAuth2AuthenticationToken.class::isInstance).isPresent();
        if (isBySession && !ownOrigin.isOf(request)) {
            return Mono.error(new RequestRejected(GatewayProblem.FORBIDDEN));
        }
        var isAccepted = new AtomicBoolean();
        var session = client.headers(
                        headers -> headersOf(exchange, caller).forEach((name, values) -> headers.set(name, values)))
                .websocket(spec(WebSocketRequests.protocol(request)))
                .uri(webSocketUrl(exchange))
                .handle((fromService, toService) -> {
                    isAccepted.set(true);
                    return new SocketRelay(fromService, toService, ends.of(exchange)).accept(exchange);
                })
                .then()
                .onErrorMap(WebSocketClientHandshakeException.class, StreamSocket::refused);
        return Mono.firstWithSignal(session, timeout(isAccepted));
    }

    private static Mono<Void> timeout(AtomicBoolean isAccepted) {
        return Mono.delay(HANDSHAKE_TIMEOUT)
                .flatMap(tick -> isAccepted.get()
                        ? Mono.never()
                        : Mono.error(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT)));
    }

    private static WebsocketClientSpec spec(Optional<String> protocol) {
        var spec = WebsocketClientSpec.builder().handlePing(true).maxFramePayloadLength(MAX_FRAME);
        protocol.ifPresent(spec::protocols);
        return spec.build();
    }

    private static URI webSocketUrl(ServerWebExchange exchange) {
        URI url = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        return URI.create(url.toString().replaceFirst("^http", "ws"));
    }

    /** The headers that any request's service gets, with the token wherever the client put it. */
    private HttpHeaders headersOf(ServerWebExchange exchange, Optional<Authentication> caller) {
        var passed = new HttpHeaders();
        HttpHeadersFilter.filterRequest(filters.getIfAvailable(ArrayList::new), exchange)
                .forEach((name, values) -> {
                    if (!isOfHandshake(name.toLowerCase(Locale.ROOT))) {
                        passed.addAll(name, values);
                    }
                });
        caller.filter(JwtAuthenticationToken.class::isInstance)
                .map(JwtAuthenticationToken.class::cast)
                .ifPresent(bearer -> passed.setBearerAuth(bearer.getToken().getTokenValue()));
        return passed;
    }

    /** Each of the two connections has a handshake of its own. */
    private static boolean isOfHandshake(String name) {
        return name.startsWith("sec-websocket-")
                || name.equals("host")
                || name.equals("upgrade")
                || name.equals("connection")
                || name.equals("content-length");
    }

    private static Throwable refused(WebSocketClientHandshakeException refusal) {
        var response = refusal.response();
        return response == null
                ? new ResponseStatusException(HttpStatus.BAD_GATEWAY, null, refusal)
                : new ResponseStatusException(
                        HttpStatusCode.valueOf(response.status().code()), null, refusal);
    }
}
