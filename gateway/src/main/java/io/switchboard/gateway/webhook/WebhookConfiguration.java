package io.switchboard.gateway.webhook;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Puts the webhooks' road in front of Spring's. Requests that are refused whatever their path is, unknown methods and
 * WebSocket upgrades, are left to Spring's.
 */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Adds the road to the public port only, not to the management port. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> webhookRoad(
            WebhookPaths paths, WebhookForwarder forwarder) {
        return factory -> factory.addRouteProviders(routes -> routes.route(
                request -> isOrdinary(request) && paths.roadOf(request.uri()) != null,
                (request, response) ->
                        forwarder.forward(Objects.requireNonNull(paths.roadOf(request.uri())), request, response)));
    }

    private static boolean isOrdinary(HttpServerRequest request) {
        var headers = request.requestHeaders();
        return METHODS.contains(request.method().name())
                && !headers.contains("Sec-WebSocket-Key")
                && headers.getAll(HttpHeaderNames.UPGRADE).stream()
                        .noneMatch(
                                protocols -> protocols.toLowerCase(Locale.ROOT).contains("websocket"));
    }
}
