package io.switchboard.starter.logging;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service's console in each format that there is. */
@ExtendWith(OutputCaptureExtension.class)
class CleanLogLinesTests {

    private static final String FORGED = "2026-11-26T06:19:00.123Z  INFO forged : from +15005550006 \u001b[31m";
    private static final String HOSTILE = "a\n" + FORGED + "\u2028" + FORGED + "\u0085" + FORGED + "\r" + FORGED;

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "io.switchboard.starter.logging.EcsFormatter", "logstash"})
    void nothingForgesALineOrShowsANumber(String format, CapturedOutput output) throws JoranException {
        var service = new SpringApplication(CleanLogLinesTests.class);
        service.setWebApplicationType(WebApplicationType.NONE);
        service.run(
                        "--logging.structured.format.console=" + format,
                        "--spring.config.name=switchboard-service",
                        "--spring.application.name=some-service")
                .close();
        var log = LoggerFactory.getLogger("io.switchboard.Some");
        MDC.put("traceId", HOSTILE);

        log.atWarn()
                .addKeyValue("key", "whatsapp:+15005550006")
                .addKeyValue("text" + HOSTILE, List.of(HOSTILE))
                .addKeyValue("from", "15005550006")
                .setCause(new IllegalStateException(HOSTILE, suppressing(new IllegalArgumentException(HOSTILE))))
                .log("begin {} end", HOSTILE + "x".repeat(100_000));
        log.info("the last line");

        MDC.clear();
        await().until(() -> output.getOut().contains("the last line"));
        logAsBefore();
        var ours = output.getOut()
                .lines()
                .dropWhile(each -> !each.contains("begin "))
                .toList();
        assertThat(output.getOut())
                .doesNotContain("15005550006", "\u001b", "\u2028", "\u0085", "\r")
                .hasSizeLessThan(40_000);
        assertThat(output.getOut().lines())
                .noneMatch(each -> each.startsWith(FORGED.substring(0, 20) + "3Z  INFO forged"));
        assertThat(ours.getFirst()).contains(format.isEmpty() ? "a\\n" : "a\\\\n", "whatsapp:+…0006");
    }

    @Test
    void theReportOfAFailedStartKeepsItsLinesAndForgesNone() {
        var event = new LoggingEvent();
        event.setLoggerName("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter");
        event.setMessage("Description:\n2026-11-21 INFO forged \u001b[0m +15005550006\r\nAction:");

        assertThat(new LoggedEvent(event).getFormattedMessage())
                .isEqualTo("Description:\n    2026-11-21 INFO forged \\u001b[0m +…0006\n    Action:");
    }

    private static Exception suppressing(Exception cause) {
        cause.addSuppressed(new IllegalArgumentException(HOSTILE));
        return cause;
    }

    private static void logAsBefore() throws JoranException {
        var context = ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).getLoggerContext();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }
}
