package io.switchboard.notification.session;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat's connections, as small as streams of events allow. */
@Configuration(proxyBeanMethods = false)
class SseConfiguration {

    /**
     * Reduces the four buffers that a stream's connection keeps, two of Tomcat and two of the system. Events are small, and a
     * client that does not read must cost the service little.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallSocketBuffers() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", "1024");
            connector.setProperty("socket.appWriteBufSize", "4096");
            connector.setProperty("socket.rxBufSize", "16384");
            connector.setProperty("socket.txBufSize", "16384");
        });
    }
}
