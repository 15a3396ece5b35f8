package io.switchboard.gateway.upgrade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Recognises requests for the WebSocket of events, and what they offer as subprotocols. */
public final class WebSocketRequests {

    private static final String PATH = "/api/stream";
    private static final String PROTOCOL = "switchboard.v1";
    private static final String TOKEN = "bearer.";

    private WebSocketRequests() {}

    /** Returns whether the request asks for a WebSocket, at whichever address. */
    public static boolean isUpgrade(HttpRequest request) {
        return isUpgrade(name -> request.getHeaders().getOrDefault(name, List.of()));
    }

    /**
     * Returns whether a request with these headers asks for a WebSocket, at whichever address.
     *
     * @param headers returns all values of a header; an empty list when there is none
     */
    public static boolean isUpgrade(Function<String, List<String>> headers) {
        return !headers.apply("Sec-WebSocket-Key").isEmpty()
                || headers.apply(HttpHeaders.UPGRADE).stream()
                        .anyMatch(
                                protocols -> protocols.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Returns whether the request asks for the WebSocket of events, the only one that is offered. */
    public static boolean isForEvents(HttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && PATH.equals(request.getURI().getRawPath())
                && isUpgrade(request);
    }

    /** Matches requests for a WebSocket whose ticket is their permission; the service redeems it. */
    public static Mono<ServerWebExchangeMatcher.MatchResult> hasTicket(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return isForEvents(request) && request.getQueryParams().containsKey("ticket")
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }

    /** The subprotocol to agree on, if the client offers it. */
    public static Optional<String> protocol(HttpRequest request) {
        return offered(request).filter(PROTOCOL::equals).findFirst();
    }

    /** The bearer token that a browser's script offers as a subprotocol, since it cannot set a header. */
    public static Optional<String> token(HttpRequest request) {
        return isForEvents(request)
                ? offered(request)
                        .filter(protocol -> protocol.startsWith(TOKEN))
                        .map(protocol -> protocol.substring(TOKEN.length()))
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<String> offered(HttpRequest request) {
        return request.getHeaders().getOrDefault("Sec-WebSocket-Protocol", List.of()).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip);
    }
}
