package io.switchboard.starter.logging;

import java.io.BufferedOutputStream;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.util.Duration;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import net.logstash.logback.appender.listener.AppenderListener;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Where a service logs as JSON, a thread of its own writes the lines, many with one call of the system when there are many:
 * who logs does not wait for whoever reads the console, and no line is half of what a webhook costs.
 *
 * <p>While 8,192 lines wait, further ones are dropped, and a line says later how many. What waits is written before the
 * process ends, unless it is killed.
 */
public final class AsynchronousConsole implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String CONSOLE = "CONSOLE"; // as Spring Boot calls it

    private static final int SOME_HUNDRED_LINES = 128 * 1024;

    /** To be woken up for each line would cost more than to write it. */
    private static final String LOOKS_EVERY_20_MS = "sleeping{1,20000000}";

    @Override
    public int getOrder() {
        return CleanLogLines.ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var isStructured = event.getEnvironment().containsProperty("logging.structured.format.console");
        if (isStructured && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            takeOver(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        }
    }

    static void takeOver(Logger root) {
        if (root.getAppender(CONSOLE) instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setImmediateFlush(false);
            console.setOutputStream(new BufferedOutputStream(console.getOutputStream(), SOME_HUNDRED_LINES));
            var asynchronous = new LoggingEventAsyncDisruptorAppender();
            asynchronous.setContext(root.getLoggerContext());
            asynchronous.setName(CONSOLE);
            asynchronous.setThreadNameFormat("console");
            asynchronous.setWaitStrategyType(LOOKS_EVERY_20_MS);
            // It would write to the console that does not keep up, and wait for it.
            asynchronous.setAddDefaultStatusListener(false);
            asynchronous.addListener(new Dropped(root.getLoggerContext()));
            asynchronous.setShutdownGracePeriod(Duration.buildBySeconds(2));
            asynchronous.addAppender(console);
            asynchronous.start();
            root.detachAppender(console);
            root.addAppender(asynchronous);
        }
    }

    /** Counts what found no place, and says so once there is place again. */
    private static final class Dropped implements AppenderListener<ILoggingEvent> {

        private final AtomicLong lines = new AtomicLong();
        private final Logger log;

        private Dropped(LoggerContext context) {
            this.log = context.getLogger(AsynchronousConsole.class);
        }

        @Override
        public void eventAppendFailed(Appender<ILoggingEvent> appender, ILoggingEvent event, Throwable reason) {
            lines.incrementAndGet();
        }

        @Override
        public void eventAppended(Appender<ILoggingEvent> appender, ILoggingEvent event, long durationInNanos) {
            var dropped = lines.get() == 0 ? 0 : lines.getAndSet(0);
            if (dropped > 0) {
                // An appender takes no line from who is just appending one.
                Thread.ofVirtual()
                        .start(() -> log.atWarn()
                                .addKeyValue("lines", dropped)
                                .log("the console did not keep up, lines were dropped"));
            }
        }
    }
}
