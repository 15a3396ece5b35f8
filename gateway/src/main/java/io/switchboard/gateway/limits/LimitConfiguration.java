package io.switchboard.gateway.limits;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.server.HttpServer;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** Of the port for everyone; the management port is not for everyone. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> limits(LimitSettings limits) {
        return factory -> factory.addServerCustomizers(server -> limited(server, limits));
    }

    private static HttpServer limited(HttpServer server, LimitSettings limits) {
        return server.maxConnections(limits.connections()).requestTimeout(limits.body());
    }
}
