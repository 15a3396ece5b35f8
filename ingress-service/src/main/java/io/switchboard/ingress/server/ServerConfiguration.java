package io.switchboard.ingress.server;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    ConnectionDrain farewell(ServerSettings settings) {
        return new ConnectionDrain(settings.farewell());
    }

    /** Of the webhooks' server; the one of the management port is Spring Boot's own. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webhooksServer(
            ServerSettings settings, ConnectionDrain farewell) {
        return factory -> {
            factory.setProtocol(RequestDeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> customize(connector, settings, farewell));
            factory.addEngineValves(farewell.lastAnswers());
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new KnownMethodsValve()));
        };
    }

    /** Nothing asks Spring for the request that is under way, so that no request need be remembered. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    private static void customize(Connector connector, ServerSettings settings, ConnectionDrain farewell) {
        if (connector.getProtocolHandler() instanceof RequestDeadlineProtocol http) {
            http.setPatience(settings.arrival());
            farewell.watch(http::openConnections);
        }
    }
}
