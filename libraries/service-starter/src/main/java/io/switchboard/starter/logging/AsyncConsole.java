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
 * Writes the console of a service that logs as JSON on a thread of its own, many lines with one system call: a slow reader
 * of the console blocks no request, and a log line is no longer half of a webhook's cost.
 *
 * <p>While 8,192 lines wait, further ones are dropped, and a later line tells how many. Waiting lines are written before the
 * process ends, unless it is killed.
 */
final class AsyncConsole implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String CONSOLE = "CONSOLE"; // as Spring Boot calls it

    private static final int BUFFER_BYTES = 128 * 1024;

    /** Polls every 20 ms: waking the thread for each line costs more than writing it. */
    private static final String WAIT_STRATEGY = "sleeping{1,20000000}";

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
            console.setOutputStream(new BufferedOutputStream(console.getOutputStream(), BUFFER_BYTES));
            var asynchronous = new LoggingEventAsyncDisruptorAppender();
            asynchronous.setContext(root.getLoggerContext());
            asynchronous.setName(CONSOLE);
            asynchronous.setThreadNameFormat("console");
            asynchronous.setWaitStrategyType(WAIT_STRATEGY);
            // The default listener writes to the slow console, and waits for it.
            asynchronous.setAddDefaultStatusListener(false);
            asynchronous.addListener(new DroppedLines(root.getLoggerContext()));
            asynchronous.setShutdownGracePeriod(Duration.buildBySeconds(2));
            asynchronous.addAppender(console);
            asynchronous.start();
            root.detachAppender(console);
            root.addAppender(asynchronous);
        }
    }

    /** Counts the lines that were dropped, and logs the count once lines are written again. */
    private static final class DroppedLines implements AppenderListener<ILoggingEvent> {

        private final AtomicLong lines = new AtomicLong();
        private final Logger log;

        private DroppedLines(LoggerContext context) {
            this.log = context.getLogger(AsyncConsole.class);
        }

        @Override
        public void eventAppendFailed(Appender<ILoggingEvent> appender, ILoggingEvent event, Throwable reason) {
            lines.incrementAndGet();
        }

        @Override
        public void eventAppended(Appender<ILoggingEvent> appender, ILoggingEvent event, long durationInNanos) {
            var dropped = lines.get() == 0 ? 0 : lines.getAndSet(0);
            if (dropped > 0) {
                // An appender accepts no line from the thread that is appending one.
                Thread.ofVirtual()
                        .start(() -> log.atWarn()
                                .addKeyValue("lines", dropped)
                                .log("the console did not keep up, lines were dropped"));
            }
        }
    }
}
