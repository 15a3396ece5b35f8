package io.switchboard.gateway.problem;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The gateway's console has the clean lines of the other services. */
@ExtendWith(OutputCaptureExtension.class)
class GatewayLogTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs"})
    void nothingForgesALineOrShowsANumber(String format, CapturedOutput output) throws JoranException {
        var gateway = new SpringApplication(GatewayLogTests.class);
        gateway.setWebApplicationType(WebApplicationType.NONE);
        gateway.run("--logging.structured.format.console=" + format).close();

        LoggerFactory.getLogger("io.switchboard.Some")
                .atWarn()
                .addKeyValue("path", "/api/a\n2026-11-26T06:19:00.123Z  INFO forged \u001b[31m\u2028?To=%2B15005550006")
                .log("request broken off");

        await().until(() -> output.getOut().contains("request broken off"));
        logAsBefore();
        var lines = output.getOut()
                .lines()
                .dropWhile(line -> !line.contains("request broken off"))
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains("%2B…0006").doesNotContain("\u001b", "\u2028");
    }

    private static void logAsBefore() throws JoranException {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.getLoggerContext().reset();
        new ContextInitializer(root.getLoggerContext()).autoConfig();
    }
}
