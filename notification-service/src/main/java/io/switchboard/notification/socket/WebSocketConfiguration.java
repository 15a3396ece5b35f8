package io.switchboard.notification.socket;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat's WebSocket container, with buffers as small as streams of events allow. */
@Configuration(proxyBeanMethods = false)
class WebSocketConfiguration {

    /** Tomcat reads it once, when its container starts; each connection has three such buffers. */
    private static final String BUFFER_SIZE = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallWebSocketBuffers() {
        return factory -> {
            if (System.getProperty(BUFFER_SIZE) == null) {
                System.setProperty(BUFFER_SIZE, "4096");
            }
        };
    }
}
