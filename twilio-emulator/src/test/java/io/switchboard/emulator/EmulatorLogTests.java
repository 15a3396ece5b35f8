package io.switchboard.emulator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The emulator's console output as configured. */
@ExtendWith(OutputCaptureExtension.class)
class EmulatorLogTests {

    @Test
    void nothingForgesALineOrShowsANumber(CapturedOutput output) throws JoranException {
        var emulator = new SpringApplication(EmulatorLogTests.class);
        emulator.setWebApplicationType(WebApplicationType.NONE);
        emulator.run("--spring.config.name=" + EmulatorApplication.CONFIGURATION)
                .close();

        LoggerFactory.getLogger("io.switchboard.Some")
                .atWarn()
                .addKeyValue("path", "/api/a\n2026-11-26T06:19:00.123Z  INFO forged \u001b[31m\u2028?To=%2B15005550006")
                .setCause(new IllegalStateException("a\n2026-11-26T06:19:00.123Z  INFO forged by +15005550006"))
                .log("request broken off");

        logAsBefore();
        var lines = output.getOut()
                .lines()
                .dropWhile(line -> !line.contains("request broken off"))
                .toList();
        assertThat(lines.getFirst()).contains("%2B...0006");
        assertThat(lines).noneMatch(line -> line.startsWith("2026-11-26T06:19:00.123Z"));
        assertThat(output.getOut()).doesNotContain("15005550006", "\u001b", "\u2028");
    }

    private static void logAsBefore() throws JoranException {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.getLoggerContext().reset();
        new ContextInitializer(root.getLoggerContext()).autoConfig();
    }
}
