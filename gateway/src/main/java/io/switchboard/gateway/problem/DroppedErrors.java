package io.switchboard.gateway.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Logs errors that occur after their request has ended, one line each and at most one line in a second. Reactor's own
 * handler writes a stack trace for each, and clients cause them by closing connections.
 */
@Component
final class DroppedErrors implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

    private final LogRate rate = new LogRate(1);

    @Override
    public void afterPropertiesSet() {
        Hooks.onErrorDropped(this::log);
    }

    @Override
    public void destroy() {
        Hooks.resetOnErrorDropped();
    }

    private void log(Throwable error) {
        if (rate.permits()) {
            log.atInfo()
                    .addKeyValue("error", error.getClass().getName())
                    .addKeyValue("suppressed", rate.suppressed())
                    .log("error after the end of its request");
        }
    }
}
