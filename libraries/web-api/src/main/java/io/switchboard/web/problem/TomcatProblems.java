package io.switchboard.web.problem;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Puts {@link ProblemErrorReportValve} into the host's pipeline: inside of Spring Boot's valve, which would write a page,
 * and outside of the service's own valves, whose rejections it reports.
 */
final class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Spring Boot's own customizer has order 0, and those of services have none, which is the last. */
    private static final int AFTER_SPRING_BOOT = 1;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemErrorReportValve()));
    }

    @Override
    public int getOrder() {
        return AFTER_SPRING_BOOT;
    }
}
