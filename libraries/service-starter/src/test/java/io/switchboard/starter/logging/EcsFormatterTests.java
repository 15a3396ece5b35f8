package io.switchboard.starter.logging;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Spring Boot's own formatter is the referee, and its loading of ours is part of it. */
class EcsFormatterTests {

    private final LoggerContext context = new LoggerContext();
    private final LoggingEvent event = new LoggingEvent(
            "caller", context.getLogger("io.switchboard.Some"), Level.WARN, "{} of {}", null, new Object[] {1, 2});

    EcsFormatterTests() {
        context.putObject(
                Environment.class.getName(),
                new MockEnvironment()
                        .withProperty("spring.application.name", "some-service")
                        .withProperty(
                                "spring.application.pid",
                                Long.toString(ProcessHandle.current().pid())));
        event.setMDCPropertyMap(Map.of("traceId", "0123456789abcdef0123456789abcdef"));
        event.setThreadName("tomcat-handler-7");
    }

    @Test
    void isWhatSpringBootWrites() {
        event.addKeyValuePair(new KeyValuePair("event", "SM0123456789abcdef0123456789abcdef/delivered"));
        event.addKeyValuePair(new KeyValuePair("offset", 4_000_000_000L));
        event.addKeyValuePair(new KeyValuePair("partition", 3));
        event.addKeyValuePair(new KeyValuePair("direct", true));
        event.addKeyValuePair(new KeyValuePair("level", Level.INFO));

        assertThat(ours()).isEqualTo(springBoots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quoted\" \\ back", "tab\t, line\n, return\r, nul\0, del", "…0006 مرحبا", ""})
    void aSendersTextStaysOneValueOnOneLine(String text) {
        event.addKeyValuePair(new KeyValuePair("reason", text));

        assertThat(line(EcsFormatter.class.getName()).strip()).doesNotContain("\n", "\r");
        assertThat(ours().path("reason").asString()).isEqualTo(text);
        assertThat(ours()).isEqualTo(springBoots());
    }

    /** Spring Boot 4.1.1 writes a question mark for whatever needs two chars. */
    @Test
    void keepsEmoji() {
        event.addKeyValuePair(new KeyValuePair("reason", "🚗"));

        assertThat(ours().path("reason").asString()).isEqualTo("🚗");
    }

    @Test
    void tellsWhatWentWrong() {
        event.setThrowableProxy(
                new ThrowableProxy(new IllegalStateException("outer", new IllegalArgumentException("inner"))));

        assertThat(ours().path("error").path("stack_trace").asString()).contains("Caused by", "inner");
        assertThat(ours()).isEqualTo(springBoots());
    }

    private JsonNode ours() {
        return new JsonMapper().readTree(line(EcsFormatter.class.getName()));
    }

    /** Returns the line without the object for the node's name, which is empty because it is never set. */
    private JsonNode springBoots() {
        var line = new JsonMapper().readTree(line("ecs"));
        assertThat(((ObjectNode) line.path("service")).remove("node")).isEmpty();
        return line;
    }

    private String line(String format) {
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
