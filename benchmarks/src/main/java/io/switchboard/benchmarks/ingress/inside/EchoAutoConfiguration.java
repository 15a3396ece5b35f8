package io.switchboard.benchmarks.ingress.inside;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The floor: what the same server can do that neither checks nor keeps anything. */
@AutoConfiguration
class EchoAutoConfiguration {

    /** Behind the same filters as the webhooks. */
    @Bean
    ServletRegistrationBean<EchoServlet> echo() {
        return new ServletRegistrationBean<>(new EchoServlet(), "/benchmark/echo");
    }

    /** In front of all filters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareEcho() {
        return tomcat -> tomcat.addEngineValves(new BareEcho("/benchmark/bare-echo"));
    }
}
