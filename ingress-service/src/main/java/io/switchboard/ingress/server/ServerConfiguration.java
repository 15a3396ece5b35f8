package io.switchboard.ingress.server;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/** Configures the web server of the webhooks; Spring Boot configures that of the management port. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    ConnectionDrain connectionDrain(ServerSettings settings) {
        return new ConnectionDrain(settings.drainTimeout());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webhooksServer(
            ServerSettings settings, ConnectionDrain drain) {
        return factory -> {
            factory.setProtocol(RequestDeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> customize(connector, settings, drain));
            factory.addEngineValves(drain.closeConnectionValve());
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new KnownMethodsValve()));
        };
    }

    /** No code asks Spring for the current request, so it need not be bound to the thread. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    private static void customize(Connector connector, ServerSettings settings, ConnectionDrain drain) {
        if (connector.getProtocolHandler() instanceof RequestDeadlineProtocol http) {
            http.setRequestTimeout(settings.requestTimeout());
            drain.watch(http);
        }
    }
}
