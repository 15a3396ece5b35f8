package io.switchboard.starter.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Cleans every text of every log line, in whatever format a service logs: text from outside cannot begin a new line or
 * change how a line is shown, phone numbers are masked, and values have a bounded length.
 */
final class CleanLogLines implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** Runs after Spring Boot has created the appenders and before {@link AsyncConsole} takes the console over. */
    static final int ORDER = LoggingApplicationListener.DEFAULT_ORDER + 1;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            clean(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        }
    }

    static void clean(Logger root) {
        root.iteratorForAppenders().forEachRemaining(candidate -> {
            if (candidate instanceof OutputStreamAppender<ILoggingEvent> appender
                    && !(appender.getEncoder() instanceof LoggedEventEncoder)) {
                var encoder = new LoggedEventEncoder(appender.getEncoder());
                encoder.setContext(root.getLoggerContext());
                encoder.start();
                appender.setEncoder(encoder);
            }
        });
    }
}
