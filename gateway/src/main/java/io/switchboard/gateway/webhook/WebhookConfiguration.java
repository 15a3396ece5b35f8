package io.switchboard.gateway.webhook;

import java.util.Objects;

import io.switchboard.gateway.limits.KnownMethods;
import io.switchboard.gateway.upgrade.WebSocketRequests;
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
        return KnownMethods.contains(request.method().name())
                && !WebSocketRequests.isUpgrade(request.requestHeaders()::getAll);
    }
}
