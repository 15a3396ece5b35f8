package io.switchboard.benchmarks.ingress.inside;

import io.switchboard.events.Topic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** Configures the floors: endpoints of the same server that check nothing, and either store nothing or only the body. */
@AutoConfiguration
class EchoAutoConfiguration {

    private static final Topic<Object> KEPT = new Topic<>("benchmark.kept", Object.class, false, null);

    /** Registers the echo behind the same filters as the webhooks. */
    @Bean
    ServletRegistrationBean<EchoServlet> echo() {
        return new ServletRegistrationBean<>(new EchoServlet(), "/benchmark/echo");
    }

    /** Registers the bare echo in front of all filters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareEcho() {
        return tomcat -> tomcat.addEngineValves(new BareEcho("/benchmark/bare-echo"));
    }

    /** Declares the kept echo's topic like all topics of the ingress. */
    @Bean
    Topic<Object> keptEchoes() {
        return KEPT;
    }

    /** Registers the kept echo in front of all filters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> keptEcho(KafkaTemplate<Object, Object> kafka) {
        return tomcat -> tomcat.addEngineValves(new KeptEcho("/benchmark/kept-echo", KEPT.name(), kafka));
    }
}
