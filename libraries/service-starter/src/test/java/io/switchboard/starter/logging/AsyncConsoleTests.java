package io.switchboard.starter.logging;

import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class AsyncConsoleTests {

    private final LoggerContext context = new LoggerContext();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    AsyncConsoleTests() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void everyLineIsWrittenInOrderBeforeTheEnd(CapturedOutput output) {
        root.addAppender(console());
        AsyncConsole.takeOver(root);

        IntStream.range(0, 1_000).forEach(each -> root.info("line {}", each));
        context.stop();

        var thread = Thread.currentThread().getName();
        assertThat(output.getOut().lines())
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(each -> thread + " line " + each)
                        .toList());
    }

    @Test
    @Timeout(20)
    void aLoggingThreadDoesNotWaitForTheConsole(CapturedOutput output) {
        root.addAppender(console());
        AsyncConsole.takeOver(root);

        synchronized (System.out) {
            IntStream.range(0, 20_000).forEach(each -> root.info("line {}", each));
        }
        await().untilAsserted(() -> {
            root.info("place again");
            assertThat(output.getOut()).contains("lines were dropped");
        });

        assertThat(output.getOut().lines().filter(each -> each.contains(" line ")))
                .hasSizeBetween(8_192, 19_999);
    }

    @Test
    void aServiceThatLogsAsJsonHasOne(CapturedOutput output) throws JoranException {
        var service = new SpringApplication(AsyncConsoleTests.class);
        service.setWebApplicationType(WebApplicationType.NONE);

        service.run("--logging.structured.format.console=" + EcsFormatter.class.getName())
                .close();

        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getAppender("CONSOLE")).isInstanceOf(LoggingEventAsyncDisruptorAppender.class);

        root.info("the last line");
        logAsBefore(root.getLoggerContext());
        assertThat(output.getOut()).contains("the last line");
    }

    @Test
    void withoutAConsoleNothingChanges() {
        AsyncConsole.takeOver(root);

        assertThat(root.iteratorForAppenders()).isExhausted();
    }

    /** Writes what is waiting, or it would come in the middle of another test. */
    private static void logAsBefore(LoggerContext shared) throws JoranException {
        shared.reset();
        new ContextInitializer(shared).autoConfig();
    }

    private ConsoleAppender<ILoggingEvent> console() {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%thread %msg%n");
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("CONSOLE");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
